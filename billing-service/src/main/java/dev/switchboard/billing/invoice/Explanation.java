package dev.switchboard.billing.invoice;

import dev.switchboard.billing.Meter;
import dev.switchboard.billing.plan.Tariff;
import dev.switchboard.billing.usage.DayShare;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/** Why a line is what it is. */
public sealed interface Explanation {

  /** The plan costs this much per period. */
  record OfPlan(Tariff.Source plan) implements Explanation {
    public OfPlan {
      Objects.requireNonNull(plan, "plan");
    }
  }

  /**
   * So much was used on these days, so much of it is included, the rest is the line's quantity.
   *
   * @param rate what the plan says of the meter
   */
  record OfUsage(Meter meter, Tariff.Rate rate, List<DayShare> days) implements Explanation {
    public OfUsage {
      Objects.requireNonNull(meter, "meter");
      Objects.requireNonNull(rate, "rate");
      days = List.copyOf(days);
    }

    BigDecimal used() {
      return days.stream().map(DayShare::used).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal overage() {
      return days.stream().map(DayShare::overage).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }
}
