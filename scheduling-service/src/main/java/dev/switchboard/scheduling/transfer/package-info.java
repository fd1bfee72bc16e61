/**
 * Takes over the visits of a business that comes from elsewhere (features.md P10), from CSV or
 * iCalendar: row by row, with a report of each, tried out first, and as often as one likes without
 * doubles.
 */
@NullMarked
package dev.switchboard.scheduling.transfer;

import org.jspecify.annotations.NullMarked;
