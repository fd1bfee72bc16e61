package dev.switchboard.contracts.conversation;

import dev.switchboard.contracts.DomainEvent;
import dev.switchboard.contracts.Topic;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The owner was told of something that cannot wait (features.md C34), with how that ended. */
public record OwnerAlerted(
    UUID alertId,
    Cause cause,
    @Nullable UUID conversationId,
    ChannelKind channel,
    MessageStatus result,
    Instant alertedAt)
    implements DomainEvent {
  @Override
  public Topic topic() {
    return Topic.OWNER_ALERTED;
  }

  @Override
  public UUID subject() {
    return alertId;
  }

  /** What the owner is alerted to. */
  public enum Cause {
    EMERGENCY,
    NEW_BOOKING,
    CANCELLATION,
    MISSED_CALL,
    BROKEN_INTEGRATION,
    USAGE_THRESHOLD
  }
}
