/**
 * Invoices (features.md B4, B5): a preview at any time that explains every cent, and the billing
 * events that the close of a period records from the same calculation.
 */
@NullMarked
package dev.switchboard.billing.invoice;

import org.jspecify.annotations.NullMarked;
