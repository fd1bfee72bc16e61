/**
 * The price list (features.md B1): plans in versions that never change, priced per currency. Which
 * version a period is charged by follows from the period's start alone.
 */
@NullMarked
package dev.switchboard.billing.plan;

import org.jspecify.annotations.NullMarked;
