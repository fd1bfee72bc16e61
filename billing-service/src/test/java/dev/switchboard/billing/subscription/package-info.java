/** Periods and terms. */
@NullMarked
package dev.switchboard.billing.subscription;

import org.jspecify.annotations.NullMarked;
