package dev.switchboard.scheduling.technician;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whole days on which a technician does not work.
 *
 * @param from the first one
 * @param to the last one, included
 * @param reason for people
 */
public record DayOff(LocalDate from, LocalDate to, @Nullable String reason) {
  public DayOff {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("ends before it begins");
    }
  }

  public boolean includes(LocalDate date) {
    return !date.isBefore(from) && !date.isAfter(to);
  }
}
