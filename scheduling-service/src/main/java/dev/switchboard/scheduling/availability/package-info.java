/**
 * Free slots (features.md S4): the plan of a business, what is taken, and the pure finder over
 * both.
 */
@NullMarked
package dev.switchboard.scheduling.availability;

import org.jspecify.annotations.NullMarked;
