package dev.switchboard.billing.plan;

import dev.switchboard.billing.Meter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What one period is charged by: a version of a plan in one currency, with a rate for every meter,
 * so that no unit that was counted is missing on the invoice.
 */
public record Tariff(
    Source source, Currency currency, BigDecimal pricePerPeriod, Map<Meter, Rate> rates) {
  public Tariff {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(currency, "currency");
    requireNotNegative(pricePerPeriod, "pricePerPeriod");
    rates = Map.copyOf(rates);
    if (rates.size() != Meter.values().length) {
      throw new IllegalArgumentException("a tariff has a rate for every meter");
    }
  }

  public static Tariff of(
      Source source, Currency currency, BigDecimal pricePerPeriod, Function<Meter, Rate> rate) {
    Map<Meter, Rate> rates = new EnumMap<>(Meter.class);
    Arrays.stream(Meter.values()).forEach(meter -> rates.put(meter, rate.apply(meter)));
    return new Tariff(source, currency, pricePerPeriod, rates);
  }

  public Rate rate(Meter meter) {
    return Objects.requireNonNull(rates.get(meter));
  }

  private static void requireNotNegative(BigDecimal value, String name) {
    if (value.signum() < 0) {
      throw new IllegalArgumentException(name + " is negative");
    }
  }

  /** Where a tariff stands on the price list. */
  public record Source(String planCode, int planVersion, String planName) {
    public Source {
      Objects.requireNonNull(planCode, "planCode");
      Objects.requireNonNull(planName, "planName");
    }
  }

  /**
   * @param included units per period
   * @param unitPrice of each unit beyond
   */
  public record Rate(BigDecimal included, BigDecimal unitPrice) {
    public Rate {
      requireNotNegative(included, "included");
      requireNotNegative(unitPrice, "unitPrice");
    }
  }
}
