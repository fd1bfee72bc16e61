package dev.switchboard.scheduling.availability;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A technician's work on one date.
 *
 * @param hours null: whenever the business is open
 */
record Shift(PlannedTechnician technician, @Nullable List<OpenRange> hours) {
  boolean covers(Instant start, Instant end) {
    return hours == null || hours.stream().anyMatch(range -> range.contains(start, end));
  }

  /** How much of the range it has. */
  Duration within(OpenRange open) {
    return hours == null
        ? open.length()
        : hours.stream()
            .map(range -> range.and(open).length())
            .reduce(Duration.ZERO, Duration::plus);
  }
}
