package dev.switchboard.scheduling.availability;

import dev.switchboard.scheduling.settings.OpenInterval;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** An interval of opening hours on one date, as it really passes: {@code [from, to)}. */
public record OpenRange(Instant from, Instant to) {
  static OpenRange of(ZoneId zone, LocalDate date, OpenInterval interval) {
    LocalDate closingDate = interval.endsAtMidnight() ? date.plusDays(1) : date;
    return new OpenRange(
        WallClock.reaching(zone, LocalDateTime.of(date, interval.opens())),
        WallClock.reaching(zone, LocalDateTime.of(closingDate, interval.closes())));
  }

  static List<OpenRange> of(ZoneId zone, LocalDate date, List<OpenInterval> intervals) {
    return intervals.stream().map(interval -> of(zone, date, interval)).toList();
  }

  /** What both have in common, if anything. */
  Stream<OpenRange> and(OpenRange other) {
    Instant later = from.isAfter(other.from) ? from : other.from;
    Instant sooner = to.isBefore(other.to) ? to : other.to;
    return later.isBefore(sooner) ? Stream.of(new OpenRange(later, sooner)) : Stream.empty();
  }

  boolean contains(Instant start, Instant end) {
    return !start.isBefore(from) && !end.isAfter(to);
  }

  Duration length() {
    return Duration.between(from, to);
  }
}
