/** Facts about outside calendars, said by integration-service. */
@NullMarked
package dev.switchboard.contracts.calendar;

import org.jspecify.annotations.NullMarked;
