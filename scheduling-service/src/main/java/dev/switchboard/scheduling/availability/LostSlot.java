package dev.switchboard.scheduling.availability;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wanted and did not get.
 *
 * @param plan which the loss was judged by
 * @param appointmentId of a move: its own time is free to it
 */
public record LostSlot(
    Plan plan, Instant startsAt, boolean emergency, @Nullable UUID appointmentId) {
  public LostSlot {
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(startsAt, "startsAt");
  }
}
