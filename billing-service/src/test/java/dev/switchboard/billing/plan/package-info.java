/** The price list's rules. */
@NullMarked
package dev.switchboard.billing.plan;

import org.jspecify.annotations.NullMarked;
