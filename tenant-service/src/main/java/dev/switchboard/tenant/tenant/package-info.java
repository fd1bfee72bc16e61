/**
 * Tenants (features.md T1, T2): created, changed, suspended and reactivated by the platform's
 * admins. Every change is told in full on {@code tenant-changed}, in the same transaction.
 */
@NullMarked
package dev.switchboard.tenant.tenant;

import org.jspecify.annotations.NullMarked;
