package dev.switchboard.conversation.sending;

import dev.switchboard.contracts.TenantId;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * What must still hold right before a reminder or follow-up is sent (design.md 3.6):
 * scheduling-service's word, asked for at the last moment, and the hour.
 *
 * @param reminderId or the follow-up's
 * @param appointmentVersion the version it was made for; 1 of a follow-up
 * @param notAfter business time; later it is worse than none
 */
public record Condition(About about, UUID reminderId, long appointmentVersion, Instant notAfter) {
  public Condition {
    Objects.requireNonNull(about, "about");
    Objects.requireNonNull(reminderId, "reminderId");
    Objects.requireNonNull(notAfter, "notAfter");
  }

  /** What it is that is permitted. */
  public enum About {
    REMINDER,
    FOLLOW_UP
  }

  /** A message that is only sent if its condition holds. */
  public record Conditional(
      TenantId tenant, UUID messageId, UUID conversationId, Condition condition) {}
}
