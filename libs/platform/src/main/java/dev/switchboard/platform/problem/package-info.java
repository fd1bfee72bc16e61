/**
 * What a caller reads when something is refused or fails: RFC 9457 problems with a stable code. One
 * mapper family for every service; nothing of the inside (class names, stacks, SQL) leaves it.
 */
@NullMarked
package dev.switchboard.platform.problem;

import org.jspecify.annotations.NullMarked;
