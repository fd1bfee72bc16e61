package dev.switchboard.billing.usage;

import dev.switchboard.billing.subscription.BillingPeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/**
 * Whole days on the wall of a zone.
 *
 * @param end exclusive
 */
public record Days(LocalDate first, LocalDate end, ZoneId zone) {
  public Days {
    Objects.requireNonNull(zone, "zone");
    if (end.isBefore(first)) {
      throw new IllegalArgumentException("days end after they begin");
    }
  }

  public static Days of(BillingPeriod period) {
    return new Days(period.firstDay(), period.endDay(), period.zone());
  }

  public static Days one(LocalDate day, ZoneId zone) {
    return new Days(day, day.plusDays(1), zone);
  }

  public List<LocalDate> all() {
    return first.datesUntil(end).toList();
  }

  public boolean contains(LocalDate day) {
    return !day.isBefore(first) && day.isBefore(end);
  }

  public Instant startsAt() {
    return startOf(first);
  }

  /** Exclusive. */
  public Instant endsAt() {
    return startOf(end);
  }

  Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  Instant endOf(LocalDate day) {
    return startOf(day.plusDays(1));
  }
}
