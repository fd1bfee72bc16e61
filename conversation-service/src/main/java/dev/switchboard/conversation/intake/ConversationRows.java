package dev.switchboard.conversation.intake;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.conversation.ConversationStatus;
import dev.switchboard.conversation.Columns;
import dev.switchboard.conversation.conversation.OwnerKind;
import dev.switchboard.conversation.intake.ConversationState.Owner;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The conversations of a poll in the database. */
@ApplicationScoped
class ConversationRows {
  private static final String OPEN =
      """
      INSERT INTO conversation (tenant_id, id, channel, channel_id, customer_id, sender_kind, sender,
                                status, started_at, last_message_at)
      SELECT n.tenant_id, n.id, n.channel, n.channel_id, n.customer_id, n.sender_kind, n.sender,
             'NEW', n.at, n.at
      FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::text[], $7::text[],
                  $8::timestamptz[])
        AS n(tenant_id, id, channel, channel_id, customer_id, sender_kind, sender, at)
      WHERE NOT EXISTS (
        SELECT FROM conversation c
        WHERE c.tenant_id = n.tenant_id AND c.customer_id = n.customer_id
          AND c.channel_id = n.channel_id AND c.status <> 'CLOSED')
      ORDER BY n.tenant_id, n.customer_id, n.channel_id
      ON CONFLICT DO NOTHING
      RETURNING id
      """;

  /** Those of the messages and those of the statuses in one go, because the order is by id. */
  private static final String LOCK =
      """
      SELECT c.tenant_id, c.id, c.version, c.channel_id, c.customer_id, c.status, c.owner_kind,
             c.owner_epoch, c.sender_kind, c.sender, c.started_at, c.last_message_at,
             c.last_inbound_at, c.total_messages
      FROM conversation c
      WHERE (c.tenant_id, c.id) IN (
        SELECT o.tenant_id, o.id
        FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS n(tenant_id, customer_id, channel_id)
        JOIN conversation o ON o.tenant_id = n.tenant_id AND o.customer_id = n.customer_id
          AND o.channel_id = n.channel_id AND o.status <> 'CLOSED'
        UNION ALL
        SELECT m.tenant_id, m.conversation_id
        FROM unnest($4::uuid[], $5::text[]) AS w(channel_id, provider_message_id)
        JOIN message m ON m.channel_id = w.channel_id
          AND m.provider_message_id = w.provider_message_id
        UNION ALL
        SELECT m.tenant_id, m.conversation_id
        FROM unnest($6::uuid[], $7::uuid[]) AS w(tenant_id, message_id)
        JOIN message m ON m.tenant_id = w.tenant_id AND m.id = w.message_id)
      ORDER BY c.id
      FOR NO KEY UPDATE OF c
      """;

  private static final String ADVANCE =
      """
      UPDATE conversation c SET
        version = n.version, status = n.status, owner_kind = n.owner_kind,
        owner_id = CASE WHEN n.owner_kind = c.owner_kind THEN c.owner_id END,
        owner_epoch = n.owner_epoch, sender_kind = n.sender_kind, sender = n.sender,
        started_at = n.started_at, last_message_at = n.last_message_at,
        last_inbound_at = n.last_inbound_at, total_messages = n.total_messages
      FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::text[], $5::text[], $6::bigint[],
                  $7::text[], $8::text[], $9::timestamptz[], $10::timestamptz[], $11::timestamptz[],
                  $12::bigint[])
        AS n(tenant_id, id, version, status, owner_kind, owner_epoch, sender_kind, sender,
             started_at, last_message_at, last_inbound_at, total_messages)
      WHERE c.tenant_id = n.tenant_id AND c.id = n.id
      """;

  /** A conversation that is begun unless the customer has an open one. */
  record Beginning(UUID id, Incoming first) {}

  /** The ids of those that were begun. */
  Uni<Set<UUID>> open(SqlConnection transaction, Collection<Beginning> beginnings) {
    if (beginnings.isEmpty()) {
      return Uni.createFrom().item(Set.of());
    }
    return transaction
        .preparedQuery(OPEN)
        .execute(
            Columns.of(beginnings)
                .uuid(beginning -> arrival(beginning).channel().tenantId().value())
                .uuid(Beginning::id)
                .name(beginning -> arrival(beginning).channel().kind())
                .uuid(beginning -> arrival(beginning).channel().id())
                .uuid(beginning -> beginning.first().customerId())
                .name(beginning -> name(beginning).kind())
                .text(beginning -> name(beginning).value())
                .time(beginning -> arrival(beginning).countsAt())
                .tuple())
        .map(rows -> rows.stream().map(row -> row.getUUID("id")).collect(Collectors.toSet()));
  }

  /** Locked until the transaction ends, in the order of their ids. */
  Uni<List<ConversationState>> lock(
      SqlConnection transaction, Collection<Incoming> messages, Collection<StatusWord> words) {
    if (messages.isEmpty() && words.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    Tuple parameters =
        Columns.of(messages)
            .uuid(message -> message.arrival().channel().tenantId().value())
            .uuid(Incoming::customerId)
            .uuid(message -> message.arrival().channel().id())
            .and(words)
            .uuid(word -> word.key().channelId())
            .text(word -> word.key().providerMessageId())
            .uuid(word -> word.origin().channel().tenantId().value())
            .uuid(StatusWord::messageId)
            .tuple();
    return transaction
        .preparedQuery(LOCK)
        .execute(parameters)
        .map(rows -> rows.stream().map(ConversationRows::state).toList());
  }

  Uni<Void> advance(SqlConnection transaction, Collection<ConversationState> conversations) {
    if (conversations.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return transaction
        .preparedQuery(ADVANCE)
        .execute(
            Columns.of(conversations)
                .uuid(conversation -> conversation.tenantId().value())
                .uuid(ConversationState::id)
                .number(ConversationState::version)
                .name(ConversationState::status)
                .name(conversation -> conversation.owner().kind())
                .number(conversation -> conversation.owner().epoch())
                .name(conversation -> conversation.reply().kind())
                .text(conversation -> conversation.reply().value())
                .time(ConversationState::startedAt)
                .time(ConversationState::lastMessageAt)
                .time(ConversationState::lastInboundAt)
                .number(ConversationState::totalMessages)
                .tuple())
        .replaceWithVoid();
  }

  private static Arrival arrival(Beginning beginning) {
    return beginning.first().arrival();
  }

  private static SenderName name(Beginning beginning) {
    return SenderName.of(arrival(beginning).message().sender()).getLast();
  }

  private static ConversationState state(Row row) {
    return new ConversationState(
        new TenantId(row.getUUID("tenant_id")),
        row.getUUID("id"),
        row.getLong("version"),
        row.getUUID("channel_id"),
        row.getUUID("customer_id"),
        ConversationStatus.valueOf(row.getString("status")),
        new Owner(OwnerKind.valueOf(row.getString("owner_kind")), row.getLong("owner_epoch")),
        new SenderName(
            SenderName.Kind.valueOf(row.getString("sender_kind")), row.getString("sender")),
        row.getOffsetDateTime("started_at").toInstant(),
        row.getOffsetDateTime("last_message_at").toInstant(),
        instant(row, "last_inbound_at"),
        row.getLong("total_messages"));
  }

  private static @Nullable Instant instant(Row row, String column) {
    var time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }
}
