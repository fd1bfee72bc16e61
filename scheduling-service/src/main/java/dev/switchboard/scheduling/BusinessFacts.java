package dev.switchboard.scheduling;

import dev.switchboard.contracts.TenantId;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/** What scheduling must know of a business that tenant-service keeps. */
public interface BusinessFacts {
  /** Empty for a tenant that is not known here yet. */
  Optional<Business> of(TenantId tenant);

  /**
   * @throws IllegalStateException for a tenant that is not known here; a request of one is refused
   *     before
   */
  default Business require(TenantId tenant) {
    return of(tenant)
        .orElseThrow(() -> new IllegalStateException("tenant " + tenant + " is not known here"));
  }

  /**
   * @param vertical {@code isp}, {@code plumbing}, ...
   * @param country default region of phone numbers, ISO 3166-1 alpha-2
   * @param language ISO 639-1
   * @param currency ISO 4217
   */
  record Business(
      String vertical, ZoneId timeZone, String country, String language, String currency) {
    public Business {
      Objects.requireNonNull(vertical, "vertical");
      Objects.requireNonNull(timeZone, "timeZone");
      Objects.requireNonNull(country, "country");
      Objects.requireNonNull(language, "language");
      Objects.requireNonNull(currency, "currency");
    }
  }
}
