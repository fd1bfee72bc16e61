package dev.switchboard.scheduling.availability;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which slots are asked for.
 *
 * @param from a slot starts at this moment or later
 * @param to and before this one
 * @param technicianId null: whoever is free
 * @param prefer what would be nicer; nothing is left out for it
 */
public record SlotWish(
    Instant from,
    Instant to,
    @Nullable UUID technicianId,
    boolean emergency,
    Times times,
    Preferences prefer) {
  public SlotWish {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(times, "times");
    Objects.requireNonNull(prefer, "prefer");
  }

  /** All of them are equally good. */
  public SlotWish(
      Instant from, Instant to, @Nullable UUID technicianId, boolean emergency, Times times) {
    this(from, to, technicianId, emergency, times, Preferences.NONE);
  }

  SlotWish between(Instant begin, Instant end) {
    return new SlotWish(begin, end, technicianId, emergency, times, prefer);
  }

  SlotWish atAnyTime() {
    return new SlotWish(from, to, technicianId, emergency, Times.ANY, prefer);
  }

  SlotWish ofAnybody() {
    return new SlotWish(from, to, null, emergency, times, prefer);
  }

  /**
   * When on the wall clock; what is null does not matter.
   *
   * @param latest the last start, included
   * @param weekdays none: all of them
   */
  public record Times(
      @Nullable DayPart dayPart,
      @Nullable LocalTime earliest,
      @Nullable LocalTime latest,
      Set<DayOfWeek> weekdays) {
    public static final Times ANY = new Times(null, null, null, Set.of());

    public Times {
      weekdays = Set.copyOf(weekdays);
    }

    boolean include(LocalDateTime moment) {
      LocalTime start = moment.toLocalTime();
      return (weekdays.isEmpty() || weekdays.contains(moment.getDayOfWeek()))
          && (dayPart == null || dayPart == DayPart.of(start))
          && (earliest == null || !start.isBefore(earliest))
          && (latest == null || !start.isAfter(latest));
    }
  }

  /**
   * What would be nicer.
   *
   * @param technicianId whoever else is asked only when he is not free
   */
  public record Preferences(@Nullable UUID technicianId, @Nullable DayPart dayPart) {
    public static final Preferences NONE = new Preferences(null, null);

    /** How many of them a slot meets. */
    int met(Slot slot, ZoneId zone) {
      int met = slot.technicianId().equals(technicianId) ? 1 : 0;
      boolean then =
          dayPart != null && dayPart == DayPart.of(LocalTime.ofInstant(slot.startsAt(), zone));
      return then ? met + 1 : met;
    }

    /** How many there are. */
    int count() {
      return (technicianId == null ? 0 : 1) + (dayPart == null ? 0 : 1);
    }
  }
}
