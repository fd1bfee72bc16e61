/**
 * Google Calendar v3 with the token endpoint of service accounts, as protocols.md chapter 3
 * describes them.
 */
@NullMarked
package dev.switchboard.simulators.google;

import org.jspecify.annotations.NullMarked;
