/**
 * Knows when a business works, who is free, and which visits stand. {@code settings}, {@code
 * servicetype} and {@code technician} are what a business sets up; {@code availability} offers
 * slots and {@code appointment} books them without collision; the other packages are what follows
 * from visits. Every change is an event; words for a customer are not said here.
 */
@NullMarked
package dev.switchboard.scheduling;

import org.jspecify.annotations.NullMarked;
