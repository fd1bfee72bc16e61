/**
 * Metering (features.md B2): events become usage, each once, in any order and however late. Sums
 * are kept by quarter of an hour and shown by day of the tenant's zone.
 */
@NullMarked
package dev.switchboard.billing.usage;

import org.jspecify.annotations.NullMarked;
