package dev.switchboard.scheduling.availability;

import dev.switchboard.scheduling.settings.OpeningHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/** Opening hours as they really pass in a zone. */
public record WorkingTimes(ZoneId zone, OpeningHours hours) {
  public WorkingTimes {
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(hours, "hours");
  }

  public LocalDate dateOf(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }

  /** Whether the business is open from start to end, in one interval. */
  public boolean areOpen(Instant start, Instant end) {
    List<OpenRange> ranges = OpenRange.of(zone, dateOf(start), hours.on(dateOf(start)));
    return ranges.stream().anyMatch(range -> range.contains(start, end));
  }

  /** When the business is open and the technician works on a date, in order. */
  public List<OpenRange> of(PlannedTechnician technician, LocalDate date) {
    List<OpenRange> open = OpenRange.of(zone, date, hours.on(date));
    return technician.shift(zone, date).map(shift -> shift.within(open)).orElse(List.of());
  }

  /** Whether the technician works from start to end, should the business be open. */
  public boolean include(PlannedTechnician technician, Instant start, Instant end) {
    return technician
        .shift(zone, dateOf(start))
        .filter(shift -> shift.covers(start, end))
        .isPresent();
  }

  /** How long the technician works on a date while the business is open. */
  public Duration workOn(PlannedTechnician technician, LocalDate date) {
    return of(technician, date).stream()
        .map(OpenRange::length)
        .reduce(Duration.ZERO, Duration::plus);
  }
}
