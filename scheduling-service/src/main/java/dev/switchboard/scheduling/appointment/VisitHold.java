package dev.switchboard.scheduling.appointment;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A time that another feature keeps for somebody.
 *
 * @param holdId the hold's, made by who asks
 * @param insteadOf a hold that gives way to it
 * @param expiresAt business time
 * @param heldBy for whom agents see it is held
 */
public record VisitHold(
    UUID holdId,
    String serviceType,
    Instant startsAt,
    UUID technicianId,
    @Nullable UUID insteadOf,
    Instant expiresAt,
    String heldBy) {
  public VisitHold {
    Objects.requireNonNull(holdId, "holdId");
    Objects.requireNonNull(serviceType, "serviceType");
    Objects.requireNonNull(startsAt, "startsAt");
    Objects.requireNonNull(technicianId, "technicianId");
    Objects.requireNonNull(expiresAt, "expiresAt");
    Objects.requireNonNull(heldBy, "heldBy");
  }

  HoldView at(Placement.Placed place) {
    return new HoldView(
        holdId,
        expiresAt,
        serviceType,
        place.startsAt(),
        place.endsAt(),
        place.technicianId(),
        heldBy);
  }
}
