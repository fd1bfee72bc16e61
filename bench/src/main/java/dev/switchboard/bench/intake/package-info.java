/**
 * {@code ./switchboard bench intake}: how fast deliveries are accepted, beside what the database
 * itself can do, and how fast they go through the whole chain.
 */
@NullMarked
package dev.switchboard.bench.intake;

import org.jspecify.annotations.NullMarked;
