package dev.switchboard.conversation.assistant;

import dev.switchboard.contracts.EventEnvelope;
import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.conversation.ChannelKind;
import dev.switchboard.contracts.conversation.ConversationStatus;
import dev.switchboard.contracts.conversation.ConversationStatusChanged;
import dev.switchboard.conversation.assistant.Turn.Floor;
import dev.switchboard.conversation.conversation.ConversationMoves;
import dev.switchboard.conversation.conversation.OwnerKind;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation under our lock.
 *
 * @param lastWord whether the customer has said nothing since the turn's message
 */
record Locked(
    TenantId tenant,
    UUID id,
    long version,
    ChannelKind channel,
    UUID channelId,
    @Nullable UUID customerId,
    Floor floor,
    Instant startedAt,
    boolean lastWord) {

  static Locked from(TenantId tenant, Row row) {
    return new Locked(
        tenant,
        row.getUUID("id"),
        row.getLong("version"),
        ChannelKind.valueOf(row.getString("channel")),
        row.getUUID("channel_id"),
        row.getUUID("customer_id"),
        new Floor(
            OwnerKind.valueOf(row.getString("owner_kind")),
            row.getLong("owner_epoch"),
            ConversationStatus.valueOf(row.getString("status"))),
        row.getOffsetDateTime("started_at").toInstant(),
        row.getBoolean("last_word"));
  }

  ConversationStatus status() {
    return floor.status();
  }

  /** The same a version later, if that is a move it may make; else as it is. */
  Locked movedTo(ConversationStatus to) {
    if (!ConversationMoves.allows(status(), to)) {
      return this;
    }
    return new Locked(
        tenant,
        id,
        version + 1,
        channel,
        channelId,
        customerId,
        new Floor(floor.owner(), floor.epoch(), to),
        startedAt,
        lastWord);
  }

  EventEnvelope<?> movedFrom(Locked before, @Nullable String traceParent, Instant now) {
    return new EventEnvelope<>(
        Ids.next(),
        now,
        tenant,
        traceParent,
        new ConversationStatusChanged(
            id,
            version,
            channelId,
            channel,
            customerId,
            status(),
            before.status(),
            "assistant",
            startedAt,
            now));
  }
}
