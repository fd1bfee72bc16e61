/**
 * Events out and in: the outbox and the relay that publishes it, the inbox and the poll loop that
 * applies what others said. A change and its event are one transaction; an event and its effect are
 * one transaction; everything between may happen twice and has one effect.
 */
@NullMarked
package dev.switchboard.platform.event;

import org.jspecify.annotations.NullMarked;
