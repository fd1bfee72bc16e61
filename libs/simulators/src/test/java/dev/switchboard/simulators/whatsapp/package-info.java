/** The WhatsApp simulator against protocols.md chapter 1. */
@NullMarked
package dev.switchboard.simulators.whatsapp;

import org.jspecify.annotations.NullMarked;
