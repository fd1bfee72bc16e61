package dev.switchboard.contracts.conversation;

import dev.switchboard.contracts.DomainEvent;
import dev.switchboard.contracts.Topic;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The provider took a message of ours: said once per message, when its status first reaches SENT or
 * beyond, whichever word came first. This is what usage is counted from (features.md X1).
 */
public record MessageSent(
    UUID messageId,
    UUID conversationId,
    UUID channelId,
    ChannelKind channel,
    @Nullable UUID customerId,
    MessageRole role,
    MessageKind kind,
    long sequence,
    Instant sentAt)
    implements DomainEvent {
  @Override
  public Topic topic() {
    return Topic.MESSAGE_SENT;
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
