package dev.switchboard.contracts.tenant;

import dev.switchboard.contracts.DomainEvent;
import dev.switchboard.contracts.Topic;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tenant as it now is (features.md T1, T2), for every service's copy.
 *
 * @param vertical the sector preset: {@code isp}, {@code plumbing}, ...
 * @param timeZone IANA name
 * @param country ISO 3166-1 alpha-2, the default region of phone numbers
 * @param language ISO 639-1: {@code es} or {@code en}
 * @param currency ISO 4217
 * @param ownerPhone E.164, where owner alerts go
 */
public record TenantChanged(
    UUID tenantId,
    long version,
    String name,
    String slug,
    TenantStatus status,
    boolean lockedDown,
    String vertical,
    String timeZone,
    String country,
    String language,
    String currency,
    String planCode,
    @Nullable String ownerName,
    @Nullable String ownerPhone,
    @Nullable String ownerEmail)
    implements DomainEvent {
  @Override
  public Topic topic() {
    return Topic.TENANT_CHANGED;
  }

  @Override
  public UUID subject() {
    return tenantId;
  }
}
