package dev.switchboard.contracts.conversation;

import dev.switchboard.contracts.DomainEvent;
import dev.switchboard.contracts.Topic;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer's message was stored. Its text stays in conversation-service.
 *
 * @param sequence the message's place in its conversation, from 1, in the order we stored them
 * @param sentAt the provider's time, one second fine
 * @param customerId absent for an anonymous visitor until he says who he is
 */
public record MessageReceived(
    UUID messageId,
    UUID conversationId,
    UUID channelId,
    ChannelKind channel,
    @Nullable UUID customerId,
    MessageKind kind,
    long sequence,
    Instant sentAt)
    implements DomainEvent {
  @Override
  public Topic topic() {
    return Topic.MESSAGE_RECEIVED;
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
