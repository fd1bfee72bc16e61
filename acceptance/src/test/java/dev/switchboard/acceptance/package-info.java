/**
 * What a stranger finds who starts the stack and writes to it: the packaged services as processes,
 * reached by HTTP only.
 */
@NullMarked
package dev.switchboard.acceptance;

import org.jspecify.annotations.NullMarked;
