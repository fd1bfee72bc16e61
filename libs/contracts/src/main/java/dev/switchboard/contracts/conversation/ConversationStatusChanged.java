package dev.switchboard.contracts.conversation;

import dev.switchboard.contracts.DomainEvent;
import dev.switchboard.contracts.Topic;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation moved (features.md C31), as its full snapshot.
 *
 * @param previousStatus absent when the conversation has just begun
 * @param actor who moved it: {@code customer}, {@code assistant}, {@code system} or {@code
 *     user:<id>}
 */
public record ConversationStatusChanged(
    UUID conversationId,
    long version,
    UUID channelId,
    ChannelKind channel,
    @Nullable UUID customerId,
    ConversationStatus status,
    @Nullable ConversationStatus previousStatus,
    String actor,
    Instant startedAt,
    Instant changedAt)
    implements DomainEvent {
  @Override
  public Topic topic() {
    return Topic.CONVERSATION_STATUS_CHANGED;
  }

  @Override
  public UUID subject() {
    return conversationId;
  }
}
