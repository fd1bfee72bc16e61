package dev.switchboard.scheduling.appointment;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Time that a visit had and has no more.
 *
 * @param customerId whose visit it was
 */
public record FreedTime(UUID technicianId, UUID customerId, Instant startsAt, Instant endsAt) {
  public FreedTime {
    Objects.requireNonNull(technicianId, "technicianId");
    Objects.requireNonNull(customerId, "customerId");
    Objects.requireNonNull(startsAt, "startsAt");
    Objects.requireNonNull(endsAt, "endsAt");
  }

  static FreedTime of(Appointment before) {
    return new FreedTime(
        before.visit().technicianId(),
        before.customer().customerId(),
        before.visit().startsAt(),
        before.visit().endsAt());
  }
}
