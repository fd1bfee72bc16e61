package dev.switchboard.conversation.alert;

import dev.switchboard.contracts.conversation.MessageStatus;
import dev.switchboard.contracts.conversation.OwnerAlerted;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the owner was alerted to (features.md C34).
 *
 * @param result QUEUED and SENDING on the way; then SENT, UNCONFIRMED, SUPPRESSED or FAILED
 * @param errorCode the provider's, or NO_OWNER_PHONE, NO_CHANNEL; with FAILED only
 */
public record AlertView(
    UUID alertId,
    OwnerAlerted.Cause cause,
    UUID conversationId,
    MessageStatus result,
    @Nullable String errorCode,
    @Nullable String reason,
    Instant raisedAt) {

  static AlertView from(Row row) {
    return new AlertView(
        row.getUUID("id"),
        OwnerAlerted.Cause.valueOf(row.getString("cause")),
        row.getUUID("conversation_id"),
        MessageStatus.valueOf(row.getString("result")),
        row.getString("error_code"),
        row.getString("error_reason"),
        row.getOffsetDateTime("raised_at").toInstant());
  }
}
