/**
 * WhatsApp Cloud API as protocols.md chapter 1 describes it: sending with its limits, signed
 * deliveries of what customers write, statuses, and the 24-hour window.
 */
@NullMarked
package dev.switchboard.simulators.whatsapp;

import org.jspecify.annotations.NullMarked;
