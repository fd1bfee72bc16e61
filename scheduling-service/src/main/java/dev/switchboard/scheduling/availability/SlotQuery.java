package dev.switchboard.scheduling.availability;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question for slots as it came.
 *
 * @param from null: as soon as the lead time allows
 * @param to null: 14 days after {@code from}
 * @param excludeAppointmentId of a move: its own time is free to it
 */
record SlotQuery(
    String serviceType,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable UUID technicianId,
    boolean emergency,
    SlotWish.Times times,
    int limit,
    @Nullable UUID excludeAppointmentId) {
  private static final Duration USUAL_RANGE = Duration.ofDays(14);

  /** Nothing beyond is looked at, whatever was asked. */
  static final Duration LONGEST_RANGE = Duration.ofDays(62);

  SlotWish wish(Instant earliest) {
    Instant begin = from == null ? earliest : from;
    Instant end = to == null ? begin.plus(USUAL_RANGE) : to;
    Instant furthest = begin.plus(LONGEST_RANGE);
    return new SlotWish(
        begin, end.isAfter(furthest) ? furthest : end, technicianId, emergency, times);
  }
}
