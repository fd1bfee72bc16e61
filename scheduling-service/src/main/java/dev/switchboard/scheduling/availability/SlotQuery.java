package dev.switchboard.scheduling.availability;

import dev.switchboard.scheduling.travel.Location;
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
    SlotWish.Preferences prefer,
    int limit,
    Where where,
    @Nullable UUID excludeAppointmentId) {
  private static final Duration USUAL_RANGE = Duration.ofDays(14);

  /** Nothing beyond is looked at, whatever was asked. */
  static final Duration LONGEST_RANGE = Duration.ofDays(62);

  SlotWish wish(Instant earliest) {
    Instant begin = from == null ? earliest : from;
    Instant end = to == null ? begin.plus(USUAL_RANGE) : to;
    Instant furthest = begin.plus(LONGEST_RANGE);
    return new SlotWish(
        begin, end.isAfter(furthest) ? furthest : end, technicianId, emergency, times, prefer);
  }

  /**
   * Where the customer is (features.md X12).
   *
   * @param place null: the appointment's that moves, or that of the customer's last visit
   */
  record Where(@Nullable Location place, @Nullable UUID customerId) {
    static final Where UNKNOWN = new Where(null, null);
  }
}
