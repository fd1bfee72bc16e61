package dev.switchboard.billing.subscription;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * A tenant's subscription with all it ever chose.
 *
 * @param terms at least one, the oldest first
 */
public record Subscription(UUID id, Schedule schedule, List<Terms> terms) {
  public Subscription {
    terms = terms.stream().sorted(Comparator.comparingLong(Terms::tenantVersion)).toList();
    if (terms.isEmpty()) {
      throw new IllegalArgumentException("a subscription starts with terms");
    }
  }

  /**
   * The terms of a period: the last chosen when it started. The first period began before anything
   * was chosen, and has the first.
   */
  public Terms termsOf(BillingPeriod period) {
    return terms.reversed().stream()
        .filter(chosen -> !chosen.effectiveFrom().isAfter(period.startsAt()))
        .findFirst()
        .orElse(terms.getFirst());
  }

  public ZoneId zone() {
    return schedule.zone();
  }
}
