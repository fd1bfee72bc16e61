package dev.switchboard.billing.plan;

import dev.switchboard.billing.Meter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A version of a plan as the platform's admins see it (features.md B1).
 *
 * @param included units per period, by meter
 */
record PlanView(
    String code,
    int version,
    String name,
    Instant effectiveFrom,
    Map<Meter, BigDecimal> included,
    List<Price> prices) {
  /**
   * @param currency ISO 4217
   * @param overage the price of one unit beyond what is included, by meter
   */
  record Price(Currency currency, BigDecimal pricePerPeriod, Map<Meter, BigDecimal> overage) {}

  static PlanView from(Plan plan) {
    return new PlanView(
        plan.code(),
        plan.version(),
        plan.name(),
        plan.effectiveFrom(),
        ordered(plan.included()),
        plan.prices().stream().map(PlanView::price).toList());
  }

  private static Price price(PlanPrice price) {
    return new Price(price.currency(), price.pricePerPeriod(), ordered(price.overage()));
  }

  private static Map<Meter, BigDecimal> ordered(Map<Meter, BigDecimal> byMeter) {
    Map<Meter, BigDecimal> ordered = new EnumMap<>(Meter.class);
    ordered.putAll(byMeter);
    return ordered;
  }
}
