package dev.switchboard.scheduling.availability;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which slots are asked for.
 *
 * @param from a slot starts at this moment or later
 * @param to and before this one
 * @param technicianId null: whoever is free
 */
public record SlotWish(
    Instant from, Instant to, @Nullable UUID technicianId, boolean emergency, Times times) {
  public SlotWish {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(times, "times");
  }

  /**
   * When on the wall clock; what is null does not matter.
   *
   * @param latest the last start, included
   */
  public record Times(
      @Nullable DayPart dayPart, @Nullable LocalTime earliest, @Nullable LocalTime latest) {
    public static final Times ANY = new Times(null, null, null);

    boolean include(LocalTime start) {
      return (dayPart == null || dayPart == DayPart.of(start))
          && (earliest == null || !start.isBefore(earliest))
          && (latest == null || !start.isAfter(latest));
    }
  }
}
