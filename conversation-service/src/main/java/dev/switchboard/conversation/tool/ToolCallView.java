package dev.switchboard.conversation.tool;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tool call as the tenant's people see it (features.md C20, C32).
 *
 * @param messageId the customer's message that led to it
 * @param step its place among the calls of that message, from 1
 * @param response status and body; absent when nothing came, when it did not fit, and until it came
 * @param success absent while it is under way, and when the process died under it
 * @param error the service's code, or NOT_REACHED, UNREADABLE, HTTP_ and a status
 */
public record ToolCallView(
    UUID toolCallId,
    UUID messageId,
    UUID conversationId,
    int step,
    String tool,
    Map<String, Object> arguments,
    @Nullable Map<String, Object> response,
    @Nullable Integer durationMs,
    @Nullable Boolean success,
    @Nullable String error,
    Instant createdAt,
    Instant updatedAt) {

  static ToolCallView from(ToolCallEntry entry) {
    return new ToolCallView(
        entry.id,
        entry.messageId,
        entry.conversationId,
        entry.step,
        entry.tool,
        entry.arguments,
        entry.response,
        entry.durationMs,
        entry.success,
        entry.error,
        entry.createdAt,
        entry.updatedAt);
  }
}
