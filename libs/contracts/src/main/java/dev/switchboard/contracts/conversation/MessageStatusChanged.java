package dev.switchboard.contracts.conversation;

import dev.switchboard.contracts.DomainEvent;
import dev.switchboard.contracts.Topic;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An outgoing message rose in rank.
 *
 * @param errorCode the provider's code, when FAILED
 * @param changedAt the provider's time where it gave one
 */
public record MessageStatusChanged(
    UUID messageId,
    UUID conversationId,
    UUID channelId,
    MessageStatus status,
    @Nullable String errorCode,
    Instant changedAt)
    implements DomainEvent {
  @Override
  public Topic topic() {
    return Topic.MESSAGE_STATUS_CHANGED;
  }

  @Override
  public UUID subject() {
    return messageId;
  }

  @Override
  public UUID orderingKey() {
    return conversationId;
  }
}
