package dev.switchboard.billing.plan;

import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * Chooses among the versions of a plan. The choice for a start in the past can never change:
 * versions are only added, and only from now on.
 */
final class PlanVersions {
  private static final Comparator<Plan> OLDEST_FIRST = Comparator.comparingInt(Plan::version);

  private PlanVersions() {}

  /**
   * The newest version in force at the start that has a price in the currency; if there is none,
   * the first later one that has: a tenant whose currency was added late is not left out.
   */
  static Optional<Tariff> tariff(List<Plan> versions, Currency currency, Instant start) {
    return versions.stream()
        .sorted(OLDEST_FIRST.reversed())
        .filter(plan -> plan.isInForce(start))
        .flatMap(plan -> plan.tariffIn(currency).stream())
        .findFirst()
        .or(() -> firstPriced(versions, currency));
  }

  private static Optional<Tariff> firstPriced(List<Plan> versions, Currency currency) {
    return versions.stream()
        .sorted(OLDEST_FIRST)
        .flatMap(plan -> plan.tariffIn(currency).stream())
        .findFirst();
  }
}
