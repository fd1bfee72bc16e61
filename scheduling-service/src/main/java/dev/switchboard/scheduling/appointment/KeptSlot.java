package dev.switchboard.scheduling.appointment;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A slot that is held for a customer.
 *
 * @param expiresAt business time
 */
public record KeptSlot(UUID holdId, String serviceType, Instant startsAt, Instant expiresAt) {
  public KeptSlot {
    Objects.requireNonNull(holdId, "holdId");
    Objects.requireNonNull(serviceType, "serviceType");
    Objects.requireNonNull(startsAt, "startsAt");
    Objects.requireNonNull(expiresAt, "expiresAt");
  }

  static KeptSlot from(HoldView hold) {
    return new KeptSlot(
        hold.holdId(),
        Objects.requireNonNull(hold.serviceType()),
        hold.startsAt(),
        hold.expiresAt());
  }
}
