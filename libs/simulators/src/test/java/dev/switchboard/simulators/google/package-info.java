/** The Google Calendar simulator against protocols.md chapter 3. */
@NullMarked
package dev.switchboard.simulators.google;

import org.jspecify.annotations.NullMarked;
