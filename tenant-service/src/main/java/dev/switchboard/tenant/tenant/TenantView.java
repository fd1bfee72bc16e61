package dev.switchboard.tenant.tenant;

import dev.switchboard.contracts.tenant.TenantChanged;
import dev.switchboard.contracts.tenant.TenantStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tenant as its readers see it (features.md T1).
 *
 * @param version also the ETag
 * @param suspensionReason only while it is suspended
 * @param ownerPhone E.164
 */
record TenantView(
    UUID tenantId,
    long version,
    String name,
    String slug,
    TenantStatus status,
    @Nullable String suspensionReason,
    boolean lockedDown,
    String vertical,
    String country,
    String timeZone,
    String language,
    String currency,
    String planCode,
    @Nullable String ownerName,
    @Nullable String ownerPhone,
    @Nullable String ownerEmail,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt) {
  static TenantView from(Tenant tenant) {
    TenantChanged now = tenant.snapshot();
    return new TenantView(
        now.tenantId(),
        now.version(),
        now.name(),
        now.slug(),
        now.status(),
        tenant.suspensionReason(),
        now.lockedDown(),
        now.vertical(),
        now.country(),
        now.timeZone(),
        now.language(),
        now.currency(),
        now.planCode(),
        now.ownerName(),
        now.ownerPhone(),
        now.ownerEmail(),
        tenant.createdAt(),
        tenant.updatedAt());
  }
}
