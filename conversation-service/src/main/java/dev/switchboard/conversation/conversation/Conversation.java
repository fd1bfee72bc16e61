package dev.switchboard.conversation.conversation;

import dev.switchboard.contracts.conversation.ChannelKind;
import dev.switchboard.contracts.conversation.ConversationStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One conversation with one customer in one channel (features.md C13, C30). */
@Entity
@Table(name = "conversation")
class Conversation {
  @Id UUID id;
  UUID tenantId;
  @Version long version;

  @Enumerated(EnumType.STRING)
  ChannelKind channel;

  UUID channelId;
  @Nullable UUID customerId;
  @Nullable String sessionId;

  @Enumerated(EnumType.STRING)
  ConversationStatus status;

  @Enumerated(EnumType.STRING)
  OwnerKind ownerKind;

  @Nullable UUID ownerId;
  Instant startedAt;
  Instant lastMessageAt;
  @Nullable Instant lastInboundAt;
  long totalMessages;

  @Column(insertable = false, updatable = false)
  Instant createdAt;

  @Column(insertable = false, updatable = false)
  Instant updatedAt;

  /** For Hibernate, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  Conversation() {}

  /** Whether anybody still has to do something in it; computed, never stored. */
  boolean isActive() {
    return status != ConversationStatus.RESOLVED && status != ConversationStatus.CLOSED;
  }
}
