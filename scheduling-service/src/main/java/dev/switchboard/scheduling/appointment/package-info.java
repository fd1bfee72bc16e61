/**
 * Holds and visits (features.md S5 to S7, S16, S17): booked under lock rows and an exclusion
 * constraint, changed by transitions that return their events.
 */
@NullMarked
package dev.switchboard.scheduling.appointment;

import org.jspecify.annotations.NullMarked;
