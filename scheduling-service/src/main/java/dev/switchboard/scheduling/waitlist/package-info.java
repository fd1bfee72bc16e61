/**
 * Who waits for a visit that somebody gives up (features.md S8). Such time is offered to who is
 * next in line and fits, one at a time, and is kept for him while he may answer.
 */
@NullMarked
package dev.switchboard.scheduling.waitlist;

import org.jspecify.annotations.NullMarked;
