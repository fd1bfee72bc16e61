package dev.switchboard.scheduling.availability;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wanted and did not get.
 *
 * @param appointmentId of a move: its own time is free to it
 */
public record LostSlot(
    String serviceType, Instant startsAt, boolean emergency, @Nullable UUID appointmentId) {
  public LostSlot {
    Objects.requireNonNull(serviceType, "serviceType");
    Objects.requireNonNull(startsAt, "startsAt");
  }
}
