package dev.switchboard.billing.usage;

import dev.switchboard.billing.subscription.BillingPeriod;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.PlatformError;
import dev.switchboard.platform.problem.Violation;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The days a caller asks for, both inclusive; those of the current period when left out. */
record DayRange(@Nullable LocalDate from, @Nullable LocalDate to) {
  private static final int MOST_DAYS = 366;

  /**
   * @throws ApplicationException INVALID_REQUEST when there are none, more than a year's, or in no
   *     time
   */
  Days within(BillingPeriod current) {
    LocalDate first = from == null ? current.firstDay() : AskedDay.checked("from", from);
    LocalDate last = to == null ? current.endDay().minusDays(1) : AskedDay.checked("to", to);
    if (last.isBefore(first)) {
      throw refused("must not be before from");
    }
    if (last.isAfter(first.plusDays(MOST_DAYS - 1L))) {
      throw refused("must be within %d days of from".formatted(MOST_DAYS));
    }
    return new Days(first, last.plusDays(1), current.zone());
  }

  private static ApplicationException refused(String message) {
    return new ApplicationException(
        PlatformError.INVALID_REQUEST,
        "These days cannot be shown.",
        List.of(new Violation("to", message)));
  }
}
