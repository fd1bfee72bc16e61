package dev.switchboard.scheduling.appointment;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The request to move a visit.
 *
 * @param startsAt UTC
 * @param technicianId absent: the same if he is free, else whoever is
 */
record MoveRequest(@NotNull Instant startsAt, @Nullable UUID technicianId) {
  boolean isAt(Visit visit) {
    return visit.startsAt().equals(startsAt)
        && (technicianId == null || technicianId.equals(visit.technicianId()));
  }
}
