/**
 * How one of our services calls another: with a token of its own, in the name of the current
 * tenant, as part of the same trace (design.md section 5).
 */
@NullMarked
package dev.switchboard.platform.client;

import org.jspecify.annotations.NullMarked;
