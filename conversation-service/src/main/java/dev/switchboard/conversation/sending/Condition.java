package dev.switchboard.conversation.sending;

import dev.switchboard.contracts.TenantId;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * What must still hold right before a reminder is sent (design.md 3.6): scheduling-service's word,
 * asked for at the last moment, and the hour.
 *
 * @param appointmentVersion the version it was made for
 * @param notAfter business time; later it is worse than none
 */
public record Condition(UUID reminderId, long appointmentVersion, Instant notAfter) {
  public Condition {
    Objects.requireNonNull(reminderId, "reminderId");
    Objects.requireNonNull(notAfter, "notAfter");
  }

  /** A message that is only sent if its condition holds. */
  public record Conditional(
      TenantId tenant, UUID messageId, UUID conversationId, Condition condition) {}
}
