package dev.switchboard.scheduling.availability;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question about one time.
 *
 * @param technicianId null: everybody
 * @param excludeAppointmentId of a move: its own time is free to it
 */
record WhyQuery(
    String serviceType,
    Instant startsAt,
    @Nullable UUID technicianId,
    boolean emergency,
    SlotQuery.Where where,
    @Nullable UUID excludeAppointmentId) {
  SlotWish wish() {
    return new SlotWish(
        startsAt, startsAt.plusNanos(1), technicianId, emergency, SlotWish.Times.ANY);
  }
}
