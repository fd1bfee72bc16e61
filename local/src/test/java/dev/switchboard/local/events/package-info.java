/** The events printed, and what an analyst makes of them. */
@NullMarked
package dev.switchboard.local.events;

import org.jspecify.annotations.NullMarked;
