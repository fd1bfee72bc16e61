package dev.switchboard.conversation.message;

import dev.switchboard.contracts.conversation.MessageKind;
import dev.switchboard.contracts.conversation.MessageRole;
import dev.switchboard.contracts.conversation.MessageStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One message; written by intake and sending, set-based, and only read here. */
@Entity
@Immutable
@Table(name = "message")
class Message {
  @Id UUID id;
  UUID tenantId;
  UUID conversationId;
  long sequence;

  @Enumerated(EnumType.STRING)
  MessageRole role;

  @Enumerated(EnumType.STRING)
  MessageKind kind;

  @Nullable String text;

  @JdbcTypeCode(SqlTypes.JSON)
  Map<String, Object> payload;

  @Nullable String providerMessageId;
  @Nullable String replyTo;
  @Nullable Instant sentAt;

  @Enumerated(EnumType.STRING)
  @Nullable MessageStatus status;

  @Nullable Instant statusAt;
  @Nullable String errorCode;
  @Nullable String errorReason;
  @Nullable Integer tokensIn;
  @Nullable Integer tokensOut;
  @Nullable Integer latencyMs;
  @Nullable String model;
  @Nullable UUID sentBy;

  @Column(insertable = false, updatable = false)
  Instant createdAt;

  @Column(insertable = false, updatable = false)
  Instant updatedAt;

  /** For Hibernate, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  Message() {}
}
