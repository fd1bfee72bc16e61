package dev.switchboard.scheduling.availability;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A technician's work on one date.
 *
 * @param hours null: whenever the business is open
 */
record Shift(PlannedTechnician technician, @Nullable List<OpenRange> hours) {
  List<OpenRange> within(List<OpenRange> open) {
    return hours == null
        ? open
        : open.stream().flatMap(one -> hours.stream().flatMap(own -> one.and(own))).toList();
  }

  boolean covers(Instant start, Instant end) {
    return hours == null || hours.stream().anyMatch(range -> range.contains(start, end));
  }
}
