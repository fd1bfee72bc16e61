/**
 * Keeps a tenant's Google Calendar (protocols.md chapter 3) in step with the appointments: a
 * consumer turns what scheduling-service says into work rows, a worker carries them out, of each
 * appointment in order, and the newest version wins (features.md I3, design.md 3.5). Another worker
 * asks the calendar when it is busy, and tells what has changed.
 */
@NullMarked
package dev.switchboard.integration.calendar;

import org.jspecify.annotations.NullMarked;
