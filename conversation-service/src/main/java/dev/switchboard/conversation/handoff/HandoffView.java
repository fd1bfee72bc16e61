package dev.switchboard.conversation.handoff;

import dev.switchboard.contracts.conversation.HandoffRequested;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that a person was asked for (features.md C25).
 *
 * @param summary what the agent should know, in the assistant's words
 * @param acceptedAt when somebody took the conversation over, absent while it waits
 * @param assignedAgent who did
 * @param resolvedAt when it was given back, absent while it is open
 */
public record HandoffView(
    UUID handoffId,
    UUID conversationId,
    HandoffRequested.Reason reason,
    String summary,
    Instant requestedAt,
    @Nullable Instant acceptedAt,
    @Nullable UUID assignedAgent,
    @Nullable Instant resolvedAt) {

  static HandoffView from(Row row) {
    return new HandoffView(
        row.getUUID("id"),
        row.getUUID("conversation_id"),
        HandoffRequested.Reason.valueOf(row.getString("reason")),
        row.getString("summary"),
        row.getOffsetDateTime("requested_at").toInstant(),
        time(row, "accepted_at"),
        row.getUUID("assigned_agent"),
        time(row, "resolved_at"));
  }

  private static @Nullable Instant time(Row row, String column) {
    var time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }
}
