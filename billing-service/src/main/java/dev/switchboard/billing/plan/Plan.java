package dev.switchboard.billing.plan;

import dev.switchboard.billing.Meter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One version of a plan; it never changes.
 *
 * @param effectiveFrom periods that start from then on may be charged by it
 * @param included units per period; none of a meter that is not named
 */
record Plan(
    String code,
    int version,
    String name,
    Instant effectiveFrom,
    Map<Meter, BigDecimal> included,
    List<PlanPrice> prices) {
  Plan {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(effectiveFrom, "effectiveFrom");
    included = Map.copyOf(included);
    prices = List.copyOf(prices);
  }

  Optional<Tariff> tariffIn(Currency currency) {
    return prices.stream()
        .filter(price -> price.currency().equals(currency))
        .findFirst()
        .map(this::tariff);
  }

  boolean isInForce(Instant at) {
    return !effectiveFrom.isAfter(at);
  }

  private Tariff tariff(PlanPrice price) {
    return Tariff.of(
        new Tariff.Source(code, version, name),
        price.currency(),
        price.pricePerPeriod(),
        meter ->
            new Tariff.Rate(included.getOrDefault(meter, BigDecimal.ZERO), price.unitPrice(meter)));
  }
}
