package dev.switchboard.integration.calendar;

import static java.time.temporal.ChronoUnit.DAYS;

import dev.switchboard.contracts.calendar.CalendarBusyChanged.BusyTime;
import java.time.Instant;
import java.util.Optional;

/** {@code [from, to)}: the time a calendar is asked for. */
record Stretch(Instant from, Instant to) {
  /** As far ahead as a business may offer visits (features.md S1). */
  private static final int LONGEST_HORIZON_DAYS = 365;

  /**
   * What the day of the horizon ends later than the same day of UTC, with room for the time until a
   * new day's first answer: what was never told is taken for free.
   */
  private static final int MARGIN_DAYS = 2;

  Stretch {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("a stretch of time begins before it ends");
    }
  }

  /** The same for a whole day, so that what is known of a calendar can be compared with itself. */
  static Stretch ahead(Instant now) {
    Instant today = now.truncatedTo(DAYS);
    return new Stretch(today, today.plus(LONGEST_HORIZON_DAYS + MARGIN_DAYS, DAYS));
  }

  /** What of it a time takes; nothing when they don't meet or the time is empty. */
  Optional<BusyTime> taken(Instant begins, Instant ends) {
    Instant first = begins.isBefore(from) ? from : begins;
    Instant last = ends.isAfter(to) ? to : ends;
    return first.isBefore(last) ? Optional.of(new BusyTime(first, last)) : Optional.empty();
  }
}
