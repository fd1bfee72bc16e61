/**
 * Knows when a business works, who is free, and which visits stand: offers slots, holds and books
 * them without collision, moves and cancels them, and says when a reminder is due. Every change is
 * an event; words for a customer are not said here.
 */
@NullMarked
package dev.switchboard.scheduling;

import org.jspecify.annotations.NullMarked;
