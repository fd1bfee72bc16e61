package dev.switchboard.scheduling.availability;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A visit that can be booked.
 *
 * @param startsAt UTC
 * @param technicianId who would come
 */
public record Slot(Instant startsAt, Instant endsAt, UUID technicianId) {
  public Slot {
    Objects.requireNonNull(startsAt, "startsAt");
    Objects.requireNonNull(endsAt, "endsAt");
    Objects.requireNonNull(technicianId, "technicianId");
  }
}
