package dev.switchboard.billing.subscription;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * The months of a subscription. Each is counted from the anchor, so that one anchored on the 31st
 * comes back to it after a shorter month, and each begins where the one before ends.
 */
public record Schedule(LocalDate anchorDay, ZoneId zone) {
  public Schedule {
    Objects.requireNonNull(anchorDay, "anchorDay");
    Objects.requireNonNull(zone, "zone");
  }

  public BillingPeriod period(int number) {
    if (number < 0) {
      throw new IllegalArgumentException("periods are counted from 0");
    }
    return new BillingPeriod(
        number, anchorDay.plusMonths(number), anchorDay.plusMonths(number + 1L), zone);
  }

  /** The period a day lies in; empty before the anchor. */
  public Optional<BillingPeriod> periodOf(LocalDate day) {
    if (day.isBefore(anchorDay)) {
      return Optional.empty();
    }
    int number = (int) ChronoUnit.MONTHS.between(anchorDay, day);
    // From Jan 31 to Feb 28 is no whole month, and yet the second period has begun.
    BillingPeriod period = period(number);
    return Optional.of(period.contains(day) ? period : period(number + 1));
  }
}
