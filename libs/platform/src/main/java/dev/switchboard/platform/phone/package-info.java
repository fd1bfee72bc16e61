/**
 * Phone numbers: one canonical form to store and compare, and the equal-meaning forms that
 * providers send instead (features.md C1, X10). What a provider sent is kept verbatim by the
 * caller, beside the number.
 */
@NullMarked
package dev.switchboard.platform.phone;

import org.jspecify.annotations.NullMarked;
