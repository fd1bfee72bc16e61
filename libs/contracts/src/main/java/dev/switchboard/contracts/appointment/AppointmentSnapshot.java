package dev.switchboard.contracts.appointment;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An appointment as it now is. Name, phone and address of the customer stay in scheduling-service;
 * the calendar's words are asked for when they are needed.
 *
 * @param startsAt UTC; {@code timeZone} says what the wall clock shows there
 * @param conversationId the conversation it came from, if any (features.md S20)
 * @param actor who caused this: {@code user:<id>}, {@code api-key:<id>} or {@code service:<name>};
 *     the assistant is {@code service:conversation-service}
 */
public record AppointmentSnapshot(
    UUID appointmentId,
    long version,
    AppointmentStatus status,
    UUID customerId,
    @Nullable UUID conversationId,
    UUID technicianId,
    String serviceType,
    Instant startsAt,
    Instant endsAt,
    String timeZone,
    boolean emergency,
    String actor) {
  public AppointmentSnapshot {
    Objects.requireNonNull(appointmentId, "appointmentId");
    if (!startsAt.isBefore(endsAt)) {
      throw new IllegalArgumentException("an appointment starts before it ends");
    }
  }
}
