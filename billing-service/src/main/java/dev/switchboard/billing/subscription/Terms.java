package dev.switchboard.billing.subscription;

import java.time.Instant;
import java.util.Currency;
import java.util.Objects;

/**
 * What a tenant chose.
 *
 * @param tenantVersion of the tenant that said so
 */
public record Terms(long tenantVersion, String planCode, Currency currency, Instant effectiveFrom) {
  public Terms {
    Objects.requireNonNull(planCode, "planCode");
    Objects.requireNonNull(currency, "currency");
    Objects.requireNonNull(effectiveFrom, "effectiveFrom");
  }
}
