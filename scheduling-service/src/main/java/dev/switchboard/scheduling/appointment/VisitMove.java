package dev.switchboard.scheduling.appointment;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a visit of another feature goes.
 *
 * @param technicianId null: the same if he is free, else whoever is
 */
public record VisitMove(String serviceType, Instant startsAt, @Nullable UUID technicianId) {
  public VisitMove {
    Objects.requireNonNull(serviceType, "serviceType");
    Objects.requireNonNull(startsAt, "startsAt");
  }
}
