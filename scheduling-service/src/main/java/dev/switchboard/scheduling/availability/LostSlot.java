package dev.switchboard.scheduling.availability;

import dev.switchboard.scheduling.travel.Location;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wanted and did not get.
 *
 * @param plan which the loss was judged by
 * @param appointmentId of a move: its own time is free to it
 * @param place the customer's; null: nobody knows
 */
public record LostSlot(
    Plan plan,
    Instant startsAt,
    boolean emergency,
    @Nullable UUID appointmentId,
    @Nullable Location place) {
  public LostSlot {
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(startsAt, "startsAt");
  }
}
