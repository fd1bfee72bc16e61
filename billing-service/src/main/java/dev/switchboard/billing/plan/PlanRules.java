package dev.switchboard.billing.plan;

import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.PlatformError;
import dev.switchboard.platform.problem.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must hold of a new version beyond the shape of its fields; all of it is said at once. */
final class PlanRules {
  private PlanRules() {}

  /**
   * @throws ApplicationException INVALID_REQUEST
   */
  static void check(NewPlan asked, Instant now) {
    List<Violation> violations = new ArrayList<>();
    checkStart(asked.effectiveFrom(), now, violations);
    Set<Currency> seen = new HashSet<>();
    for (int i = 0; i < asked.prices().size(); i++) {
      checkPrice("prices[" + i + "]", asked.prices().get(i), seen, violations);
    }
    if (!violations.isEmpty()) {
      throw new ApplicationException(
          PlatformError.INVALID_REQUEST,
          "%d rules are broken.".formatted(violations.size()),
          violations);
    }
  }

  /** A version that began in the past would change what a period was charged by. */
  private static void checkStart(
      @Nullable Instant effectiveFrom, Instant now, List<Violation> violations) {
    if (effectiveFrom != null && effectiveFrom.isBefore(now)) {
      violations.add(new Violation("effectiveFrom", "must not be in the past"));
    }
  }

  private static void checkPrice(
      String field, NewPlan.Price price, Set<Currency> seen, List<Violation> violations) {
    Currency currency = price.currency();
    if (!seen.add(currency)) {
      violations.add(new Violation(field + ".currency", "is priced twice"));
    }
    int digits = Math.max(0, currency.getDefaultFractionDigits());
    if (price.pricePerPeriod().stripTrailingZeros().scale() > digits) {
      violations.add(
          new Violation(
              field + ".pricePerPeriod", "must have at most %d decimals".formatted(digits)));
    }
  }
}
