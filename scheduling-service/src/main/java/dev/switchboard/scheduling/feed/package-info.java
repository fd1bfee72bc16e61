/**
 * Calendar feeds (features.md S11): visits as iCalendar (RFC 5545) at secret addresses, for the
 * calendars of technicians and of the business.
 */
@NullMarked
package dev.switchboard.scheduling.feed;

import org.jspecify.annotations.NullMarked;
