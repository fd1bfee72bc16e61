package dev.switchboard.billing.plan;

import dev.switchboard.billing.Meter;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Objects;

/**
 * What a plan costs in one currency.
 *
 * @param pricePerPeriod in whole minor units
 * @param overage the price of one unit beyond what is included, as fine as it needs to be; a meter
 *     that is not named is counted and costs nothing
 */
record PlanPrice(Currency currency, BigDecimal pricePerPeriod, Map<Meter, BigDecimal> overage) {
  PlanPrice {
    Objects.requireNonNull(currency, "currency");
    Objects.requireNonNull(pricePerPeriod, "pricePerPeriod");
    overage = Map.copyOf(overage);
  }

  BigDecimal unitPrice(Meter meter) {
    return overage.getOrDefault(meter, BigDecimal.ZERO);
  }
}
