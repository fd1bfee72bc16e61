package dev.switchboard.scheduling.settings;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * A date with hours of its own, whatever the week or the holidays say (features.md S1).
 *
 * @param name for people: {@code Christmas Eve}
 * @param intervals in order, none overlapping; none: closed
 */
public record SpecialDay(LocalDate date, String name, List<OpenInterval> intervals) {
  public SpecialDay {
    Objects.requireNonNull(date, "date");
    Objects.requireNonNull(name, "name");
    intervals = List.copyOf(intervals);
  }
}
