package dev.switchboard.contracts.conversation;

import dev.switchboard.contracts.DomainEvent;
import dev.switchboard.contracts.Topic;
import java.util.Objects;
import java.util.UUID;

/**
 * A provider's signed delivery, byte for byte, once per channel it names. Internal: only
 * conversation-service reads it. Its data on Kafka is the body itself, not this record's JSON form.
 *
 * @param channelId the channel whose part of the delivery this event is about; also the key
 * @param body the raw bytes the signature was checked over
 */
public record WebhookReceived(UUID channelId, byte[] body) implements DomainEvent {
  public WebhookReceived {
    Objects.requireNonNull(channelId, "channelId");
    Objects.requireNonNull(body, "body");
  }

  @Override
  public Topic topic() {
    return Topic.WEBHOOK_RECEIVED;
  }

  @Override
  public UUID subject() {
    return channelId;
  }
}
