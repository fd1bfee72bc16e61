package dev.switchboard.conversation.sending;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;

/**
 * A message of which the provider never said whether it has it (features.md C8). It is not sent
 * again by itself; a later word of the provider takes it from this list.
 *
 * @param since when we last heard nothing
 */
public record UnconfirmedView(UUID messageId, UUID conversationId, Instant since) {
  static UnconfirmedView from(Row row) {
    return new UnconfirmedView(
        row.getUUID("message_id"),
        row.getUUID("conversation_id"),
        row.getOffsetDateTime("since").toInstant());
  }
}
