/**
 * The whole of Switchboard on one machine: PostgreSQL, Kafka and the packaged services as processes
 * under one supervisor, which starts them in order, watches them, and stops them in order. What it
 * knows of itself is in {@code .local/}, and a kill at any moment leaves nothing that the next
 * start cannot deal with.
 */
@NullMarked
package dev.switchboard.local;

import org.jspecify.annotations.NullMarked;
