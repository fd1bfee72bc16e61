/** A tenant to bill, and its events. */
@NullMarked
package dev.switchboard.billing.testing;

import org.jspecify.annotations.NullMarked;
