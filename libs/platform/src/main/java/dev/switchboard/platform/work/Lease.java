package dev.switchboard.platform.work;

import java.util.UUID;

/**
 * The right to do what only one may do at a time, until it expires in database time. Whoever acts
 * under it names its epoch in the statement that takes effect; a later holder has a higher one, so
 * that a stale holder changes nothing.
 *
 * @param name what is leased: {@code relay:0}, or a work row's id
 * @param holder the process that has it
 */
public record Lease(String name, UUID holder, long epoch) {}
