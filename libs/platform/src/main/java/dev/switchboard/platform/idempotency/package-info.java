/**
 * Requests that are repeated and must not happen twice (protocols.md 9.3): the answer is stored
 * with its effect, in one transaction, and a repetition gets it again.
 */
@NullMarked
package dev.switchboard.platform.idempotency;

import org.jspecify.annotations.NullMarked;
