/**
 * Subscriptions (features.md B3): started by the first word of a tenant, with periods from its
 * anchor day in its zone. What a tenant changes about its plan counts from the next period.
 */
@NullMarked
package dev.switchboard.billing.subscription;

import org.jspecify.annotations.NullMarked;
