package dev.switchboard.conversation.assistant;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.conversation.ConversationStatus;
import dev.switchboard.contracts.conversation.MessageKind;
import dev.switchboard.conversation.conversation.OwnerKind;
import dev.switchboard.conversation.language.Language;
import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer's message that wants an answer, and what is known of its conversation.
 *
 * @param id the message's
 * @param answered whether the assistant has said anything in this conversation before
 */
record Turn(
    TenantId tenant,
    UUID id,
    UUID conversationId,
    MessageKind kind,
    @Nullable String text,
    Floor floor,
    @Nullable Language customerLanguage,
    boolean answered) {

  /** Who has the say when the turn is decided. */
  record Floor(OwnerKind owner, long epoch, ConversationStatus status) {
    boolean isBots() {
      return owner == OwnerKind.BOT && status != ConversationStatus.CLOSED;
    }
  }

  static Turn from(Row row) {
    return new Turn(
        new TenantId(row.getUUID("tenant_id")),
        row.getUUID("id"),
        row.getUUID("conversation_id"),
        MessageKind.valueOf(row.getString("kind")),
        row.getString("text"),
        new Floor(
            OwnerKind.valueOf(row.getString("owner_kind")),
            row.getLong("owner_epoch"),
            ConversationStatus.valueOf(row.getString("status"))),
        Language.of(row.getString("language")).orElse(null),
        row.getBoolean("answered"));
  }
}
