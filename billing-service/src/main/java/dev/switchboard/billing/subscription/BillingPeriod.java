package dev.switchboard.billing.subscription;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;

/**
 * One period of a subscription: whole days on the wall of its zone.
 *
 * @param number from 0
 * @param endDay exclusive
 */
public record BillingPeriod(int number, LocalDate firstDay, LocalDate endDay, ZoneId zone) {
  public BillingPeriod {
    Objects.requireNonNull(zone, "zone");
    if (!firstDay.isBefore(endDay)) {
      throw new IllegalArgumentException("a period starts before it ends");
    }
  }

  /** The first instant of the first day: not always midnight, where clocks are put forward then. */
  public Instant startsAt() {
    return firstDay.atStartOfDay(zone).toInstant();
  }

  /** Exclusive, and the start of the next period. */
  public Instant endsAt() {
    return endDay.atStartOfDay(zone).toInstant();
  }

  public boolean contains(LocalDate day) {
    return !day.isBefore(firstDay) && day.isBefore(endDay);
  }
}
