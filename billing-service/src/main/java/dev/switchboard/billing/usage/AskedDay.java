package dev.switchboard.billing.usage;

import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.PlatformError;
import dev.switchboard.platform.problem.Violation;
import java.time.LocalDate;
import java.util.List;

/** A day as a caller may name it: one that the calendars of Java and of PostgreSQL both reach. */
public final class AskedDay {
  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2999, 12, 31);

  private AskedDay() {}

  /**
   * @param field the query parameter it comes from
   * @throws ApplicationException INVALID_REQUEST
   */
  public static LocalDate checked(String field, LocalDate day) {
    if (day.isBefore(FIRST) || day.isAfter(LAST)) {
      throw new ApplicationException(
          PlatformError.INVALID_REQUEST,
          "There is nothing to show of such a day.",
          List.of(new Violation(field, "must be between %s and %s".formatted(FIRST, LAST))));
    }
    return day;
  }
}
