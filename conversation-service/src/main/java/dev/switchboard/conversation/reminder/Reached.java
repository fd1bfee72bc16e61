package dev.switchboard.conversation.reminder;

import dev.switchboard.contracts.EventEnvelope;
import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.conversation.ChannelKind;
import dev.switchboard.contracts.conversation.ConversationStatus;
import dev.switchboard.contracts.conversation.ConversationStatusChanged;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reminder that is due, and where its customer can be reached.
 *
 * @param conversation his open one, or his last one when all are closed; absent when he has none in
 *     a channel that works
 * @param superseded whether one for a newer version of the appointment was heard before
 */
record Reached(
    Due due, @Nullable Conversation conversation, Customer customer, boolean superseded) {

  /** A conversation as a new one of the same customer in the same channel would begin. */
  record Conversation(
      UUID id,
      boolean closed,
      ChannelKind channel,
      UUID channelId,
      @Nullable UUID customerId,
      String senderKind,
      String sender) {

    static @Nullable Conversation from(Row row) {
      UUID id = row.getUUID("conversation_id");
      return id == null
          ? null
          : new Conversation(
              id,
              ConversationStatus.valueOf(row.getString("status")) == ConversationStatus.CLOSED,
              ChannelKind.valueOf(row.getString("channel")),
              row.getUUID("channel_id"),
              row.getUUID("customer_id"),
              row.getString("sender_kind"),
              row.getString("sender"));
    }

    /** One that a message may go into: a closed one takes none (features.md C13). */
    Conversation open() {
      return closed
          ? new Conversation(Ids.next(), false, channel, channelId, customerId, senderKind, sender)
          : this;
    }
  }

  /** Why nothing is said; absent when something is. */
  @Nullable Skipped skipped(Instant now) {
    if (now.isAfter(due.reminder().notAfter())) {
      return Skipped.LATE;
    }
    if (superseded) {
      return Skipped.SUPERSEDED;
    }
    return conversation == null ? Skipped.NO_CONVERSATION : null;
  }

  /** The conversation that is begun for it. */
  static EventEnvelope<?> begun(
      TenantId tenant, @Nullable String traceParent, Conversation conversation, Instant now) {
    return new EventEnvelope<>(
        Ids.next(),
        now,
        tenant,
        traceParent,
        new ConversationStatusChanged(
            conversation.id(),
            1,
            conversation.channelId(),
            conversation.channel(),
            conversation.customerId(),
            ConversationStatus.NEW,
            null,
            "system",
            now,
            now));
  }
}
