package dev.switchboard.scheduling.availability;

import dev.switchboard.scheduling.settings.OpenInterval;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/** An interval of opening hours on one date, as it really passes: {@code [from, to)}. */
record OpenRange(Instant from, Instant to) {
  static OpenRange of(ZoneId zone, LocalDate date, OpenInterval interval) {
    LocalDate closingDate = interval.endsAtMidnight() ? date.plusDays(1) : date;
    return new OpenRange(
        WallClock.reaching(zone, LocalDateTime.of(date, interval.opens())),
        WallClock.reaching(zone, LocalDateTime.of(closingDate, interval.closes())));
  }

  static List<OpenRange> of(ZoneId zone, LocalDate date, List<OpenInterval> intervals) {
    return intervals.stream().map(interval -> of(zone, date, interval)).toList();
  }

  boolean contains(Instant start, Instant end) {
    return !start.isBefore(from) && !end.isAfter(to);
  }

  /** What both have; of no length when they have nothing in common. */
  OpenRange and(OpenRange other) {
    return new OpenRange(
        from.isAfter(other.from) ? from : other.from, to.isBefore(other.to) ? to : other.to);
  }

  Duration length() {
    return from.isBefore(to) ? Duration.between(from, to) : Duration.ZERO;
  }
}
