package dev.switchboard.scheduling.bookingpage;

import dev.switchboard.contracts.TenantId;
import java.time.ZoneId;
import java.util.Objects;

/**
 * What strangers may know of a business.
 *
 * @param language ISO 639-1
 * @param country default region of phone numbers
 */
public record Shopfront(
    TenantId tenant,
    String slug,
    String name,
    String language,
    String country,
    ZoneId zone,
    Standing standing) {
  public Shopfront {
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(slug, "slug");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(country, "country");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(standing, "standing");
  }

  /** Whether it takes customers (features.md T1, T2). */
  public enum Standing {
    OPEN,
    LOCKED_DOWN,
    SUSPENDED
  }
}
