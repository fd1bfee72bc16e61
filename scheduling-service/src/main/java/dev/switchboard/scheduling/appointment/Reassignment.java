package dev.switchboard.scheduling.appointment;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** Who is to do a visit, and when; what it takes stays as it is. */
public record Reassignment(
    UUID appointmentId, UUID technicianId, String technicianName, Instant startsAt) {
  public Reassignment {
    Objects.requireNonNull(appointmentId, "appointmentId");
    Objects.requireNonNull(technicianId, "technicianId");
    Objects.requireNonNull(technicianName, "technicianName");
    Objects.requireNonNull(startsAt, "startsAt");
  }
}
