/**
 * The provable ledger (features.md X1): for any day, messages sent = usage accepted = quantity
 * billed. The three are kept apart, so that a fault in one of them shows.
 */
@NullMarked
package dev.switchboard.billing.ledger;

import org.jspecify.annotations.NullMarked;
