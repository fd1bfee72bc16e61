/**
 * Visits that come again (features.md S8): a rule of RFC 5545 on the business's wall clock, whose
 * dates are booked one by one as they come within the horizon. Each is an ordinary appointment;
 * what cannot be booked is kept as an exception until somebody decides.
 */
@NullMarked
package dev.switchboard.scheduling.series;

import org.jspecify.annotations.NullMarked;
