package dev.switchboard.contracts.conversation;

import dev.switchboard.contracts.DomainEvent;
import dev.switchboard.contracts.Topic;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The assistant asked for a person (features.md C25). */
public record HandoffRequested(
    UUID handoffId,
    UUID conversationId,
    @Nullable UUID customerId,
    Reason reason,
    Instant requestedAt)
    implements DomainEvent {
  @Override
  public Topic topic() {
    return Topic.HANDOFF_REQUESTED;
  }

  @Override
  public UUID subject() {
    return handoffId;
  }

  @Override
  public UUID orderingKey() {
    return conversationId;
  }

  /** Why a person is needed. */
  public enum Reason {
    REQUESTED,
    LOW_CONFIDENCE,
    NEGATIVE_SENTIMENT,
    EMERGENCY,
    TOOL_FAILED,
    POLICY
  }
}
