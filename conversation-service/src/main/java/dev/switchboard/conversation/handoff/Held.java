package dev.switchboard.conversation.handoff;

import dev.switchboard.contracts.EventEnvelope;
import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.conversation.ChannelKind;
import dev.switchboard.contracts.conversation.ConversationStatus;
import dev.switchboard.contracts.conversation.ConversationStatusChanged;
import dev.switchboard.conversation.conversation.ConversationMoves;
import dev.switchboard.conversation.conversation.OwnerKind;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A conversation under our lock. */
record Held(
    TenantId tenant,
    UUID id,
    long version,
    ChannelKind channel,
    UUID channelId,
    @Nullable UUID customerId,
    ConversationStatus status,
    Owner owner,
    Instant startedAt) {

  /**
   * Who answers.
   *
   * @param id the agent's, when it is one
   */
  record Owner(OwnerKind kind, @Nullable UUID id) {
    static final Owner BOT = new Owner(OwnerKind.BOT, null);
    static final Owner QUEUE = new Owner(OwnerKind.QUEUE, null);

    static Owner agent(UUID id) {
      return new Owner(OwnerKind.AGENT, id);
    }
  }

  static Held from(TenantId tenant, Row row) {
    return new Held(
        tenant,
        row.getUUID("id"),
        row.getLong("version"),
        ChannelKind.valueOf(row.getString("channel")),
        row.getUUID("channel_id"),
        row.getUUID("customer_id"),
        ConversationStatus.valueOf(row.getString("status")),
        new Owner(OwnerKind.valueOf(row.getString("owner_kind")), row.getUUID("owner_id")),
        row.getOffsetDateTime("started_at").toInstant());
  }

  /** Whether the table of features.md C31 has this move. */
  boolean may(ConversationStatus to) {
    return ConversationMoves.allows(status, to);
  }

  /** The moves to ESCALATED: where the table has no direct one, the bot takes it up first. */
  List<ConversationStatus> wayToEscalated() {
    if (status == ConversationStatus.ESCALATED) {
      return List.of();
    }
    return may(ConversationStatus.ESCALATED)
        ? List.of(ConversationStatus.ESCALATED)
        : List.of(ConversationStatus.BOT_ACTIVE, ConversationStatus.ESCALATED);
  }

  /**
   * The same after one move.
   *
   * @throws IllegalStateException when the table does not have it
   */
  Held movedTo(ConversationStatus to) {
    if (!may(to)) {
      throw new IllegalStateException("%s does not become %s".formatted(status, to));
    }
    return new Held(tenant, id, version + 1, channel, channelId, customerId, to, owner, startedAt);
  }

  Held ownedBy(Owner next) {
    return new Held(tenant, id, version, channel, channelId, customerId, status, next, startedAt);
  }

  /** What the move to here tells the world. */
  EventEnvelope<?> movedFrom(
      ConversationStatus before, String actor, @Nullable String traceParent, Instant now) {
    return new EventEnvelope<>(
        Ids.next(),
        now,
        tenant,
        traceParent,
        new ConversationStatusChanged(
            id, version, channelId, channel, customerId, status, before, actor, startedAt, now));
  }
}
