package dev.switchboard.scheduling.appointment;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The request to move a visit.
 *
 * @param startsAt UTC
 * @param technicianId absent: the same if he is free, else whoever is
 * @param conversationId where it was talked about (features.md S20)
 * @param waive what the time is not refused for; absent: nothing
 */
record MoveRequest(
    @NotNull Instant startsAt,
    @Nullable UUID technicianId,
    @Nullable UUID conversationId,
    @Nullable Set<@NotNull Waiver> waive) {
  /** Who waives nothing. */
  MoveRequest(Instant startsAt, @Nullable UUID technicianId) {
    this(startsAt, technicianId, null, null);
  }

  boolean isAt(Visit visit) {
    return visit.startsAt().equals(startsAt)
        && (technicianId == null || technicianId.equals(visit.technicianId()));
  }
}
