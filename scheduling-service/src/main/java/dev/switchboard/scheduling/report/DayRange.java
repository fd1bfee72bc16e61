package dev.switchboard.scheduling.report;

import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.scheduling.Invalid;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Days on the business's wall.
 *
 * @param to the last of them, which counts
 */
record DayRange(LocalDate from, LocalDate to, ZoneId zone) {
  /** Further ones are days of Java's, but not of PostgreSQL's. */
  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

  private static final LocalDate LATEST = LocalDate.of(2099, 12, 31);
  private static final int USUAL_DAYS = 30;
  private static final int MOST_DAYS = 1_830;

  /**
   * @param to absent: today
   * @param from absent: so that they are thirty days
   * @throws ApplicationException INVALID_REQUEST
   */
  static DayRange of(@Nullable LocalDate from, @Nullable LocalDate to, ZoneId zone, Instant now) {
    requireUsual("from", from);
    requireUsual("to", to);
    LocalDate last = to == null ? LocalDate.ofInstant(now, zone) : to;
    LocalDate first = from == null ? last.minusDays(USUAL_DAYS - 1) : from;
    if (last.isBefore(first)) {
      throw Invalid.request("to", "must not be before from");
    }
    if (!last.isBefore(first.plusDays(MOST_DAYS))) {
      throw Invalid.request("from", "must not be more than five years before to");
    }
    return new DayRange(first, last, zone);
  }

  /** Their first moment. */
  Instant start() {
    return from.atStartOfDay(zone).toInstant();
  }

  /** The first moment after them. */
  Instant end() {
    return to.plusDays(1).atStartOfDay(zone).toInstant();
  }

  Stream<LocalDate> days() {
    return from.datesUntil(to.plusDays(1));
  }

  private static void requireUsual(String field, @Nullable LocalDate day) {
    if (day != null && (day.isBefore(EARLIEST) || day.isAfter(LATEST))) {
      throw Invalid.request(field, "must be in this or the last century");
    }
  }
}
