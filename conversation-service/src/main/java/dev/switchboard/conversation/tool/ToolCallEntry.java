package dev.switchboard.conversation.tool;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One call in the log; written by {@link ToolService}, and only read here. */
@Entity
@Immutable
@Table(name = "tool_call_log")
class ToolCallEntry {
  @Id UUID id;
  UUID tenantId;
  UUID messageId;
  UUID conversationId;
  int step;
  String tool;

  @JdbcTypeCode(SqlTypes.JSON)
  Map<String, Object> arguments;

  @JdbcTypeCode(SqlTypes.JSON)
  @Nullable Map<String, Object> response;

  @Nullable Integer durationMs;
  @Nullable Boolean success;
  @Nullable String error;

  @Column(insertable = false, updatable = false)
  Instant createdAt;

  @Column(insertable = false, updatable = false)
  Instant updatedAt;

  /** For Hibernate, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  ToolCallEntry() {}
}
