package dev.switchboard.billing.usage;

import dev.switchboard.billing.Meter;
import dev.switchboard.billing.plan.Tariff;
import dev.switchboard.billing.subscription.BillingPeriod;
import java.util.List;
import java.util.Objects;

/** All that an invoice is made of: a period, what it is charged by, and what was used in it. */
public record MeteredPeriod(BillingPeriod period, Tariff tariff, List<DayUsage> usage) {
  public MeteredPeriod {
    Objects.requireNonNull(tariff, "tariff");
    usage = List.copyOf(usage);
    for (DayUsage use : usage) {
      if (!period.contains(use.day())) {
        throw new IllegalArgumentException("usage of another period");
      }
    }
  }

  /** What was used of the meter, day by day. */
  public List<DayShare> shares(Meter meter) {
    return DayShare.of(
        tariff.rate(meter).included(), usage.stream().filter(use -> use.meter() == meter).toList());
  }
}
