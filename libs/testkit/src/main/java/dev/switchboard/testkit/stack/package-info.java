/**
 * PostgreSQL and Kafka as child processes: real servers, started and killed at will, and the one
 * pair of them that a whole test run shares. The local stack starts the same classes on its own
 * folders.
 */
@NullMarked
package dev.switchboard.testkit.stack;

import org.jspecify.annotations.NullMarked;
