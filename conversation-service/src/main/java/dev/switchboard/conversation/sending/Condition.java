package dev.switchboard.conversation.sending;

import dev.switchboard.contracts.TenantId;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * What must still hold right before a reminder, follow-up or offer is sent (design.md 3.6):
 * scheduling-service's word, asked for at the last moment, and the hour.
 *
 * @param reminderId or the follow-up's or offer's
 * @param appointmentVersion the version it was made for; 1 of a follow-up or offer
 * @param notAfter business time; later it is worse than none
 */
public record Condition(About about, UUID reminderId, long appointmentVersion, Instant notAfter) {
  public Condition {
    Objects.requireNonNull(about, "about");
    Objects.requireNonNull(reminderId, "reminderId");
    Objects.requireNonNull(notAfter, "notAfter");
  }

  /** What it is that is permitted, and how urgent that is beside plain replies, which have 0. */
  public enum About {
    REMINDER(-1),
    FOLLOW_UP(-2),
    /** He asked for it, and its time is short. */
    OFFER(0);

    private final short priority;

    About(int priority) {
      this.priority = (short) priority;
    }

    /** Reply before reminder before campaign (features.md X8). */
    short priority() {
      return priority;
    }
  }

  /** A message that is only sent if its condition holds. */
  public record Conditional(
      TenantId tenant, UUID messageId, UUID conversationId, Condition condition) {}
}
