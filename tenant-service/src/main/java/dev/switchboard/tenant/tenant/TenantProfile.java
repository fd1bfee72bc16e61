package dev.switchboard.tenant.tenant;

import jakarta.persistence.Embeddable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What may be changed of a tenant; every value already checked and complete. */
@Embeddable
record TenantProfile(
    String name,
    boolean lockedDown,
    String vertical,
    String timeZone,
    String country,
    String language,
    String currency,
    String planCode,
    @Nullable String ownerName,
    @Nullable String ownerPhone,
    @Nullable String ownerEmail) {
  TenantProfile {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(vertical, "vertical");
    Objects.requireNonNull(timeZone, "timeZone");
    Objects.requireNonNull(country, "country");
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(currency, "currency");
    Objects.requireNonNull(planCode, "planCode");
  }
}
