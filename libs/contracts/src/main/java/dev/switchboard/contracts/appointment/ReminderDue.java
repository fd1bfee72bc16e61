package dev.switchboard.contracts.appointment;

import dev.switchboard.contracts.DomainEvent;
import dev.switchboard.contracts.Topic;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reminder's hour has come. Whoever sends it asks scheduling-service for the permit right before
 * (design.md section 3, 6): after a cancel has been answered, none is granted.
 *
 * @param appointmentVersion the version it was made for; a newer one revokes it
 * @param hoursBefore how long before the visit the tenant wants it
 * @param notAfter a reminder later than this is worse than none
 */
public record ReminderDue(
    UUID reminderId,
    UUID appointmentId,
    long appointmentVersion,
    UUID customerId,
    @Nullable UUID conversationId,
    String serviceType,
    Instant startsAt,
    String timeZone,
    int hoursBefore,
    Instant notAfter)
    implements DomainEvent {
  @Override
  public Topic topic() {
    return Topic.REMINDER_DUE;
  }

  @Override
  public UUID subject() {
    return reminderId;
  }

  @Override
  public UUID orderingKey() {
    return appointmentId;
  }
}
