/** Numbers that must agree. */
@NullMarked
package dev.switchboard.billing.ledger;

import org.jspecify.annotations.NullMarked;
