package dev.switchboard.conversation.intake;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.conversation.MessageRole;
import dev.switchboard.conversation.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The messages of a poll in the database. */
@ApplicationScoped
class MessageRows {
  private static final String KNOWN =
      """
      SELECT m.channel_id, m.provider_message_id
      FROM unnest($1::uuid[], $2::text[]) AS n(channel_id, provider_message_id)
      JOIN message m ON m.channel_id = n.channel_id AND m.provider_message_id = n.provider_message_id
      """;

  /**
   * Numbers what is new, after what the locked conversation has, without gaps. Asks once more what
   * is known: before the lock, another poll may have been storing the same.
   */
  private static final String INSERT =
      """
      INSERT INTO message (tenant_id, id, conversation_id, channel_id, sequence, role, kind, text,
                           payload, provider_message_id, reply_to, sent_at)
      SELECT n.tenant_id, n.id, n.conversation_id, n.channel_id,
             n.base + row_number() OVER (PARTITION BY n.conversation_id ORDER BY n.place),
             n.role, n.kind, n.text, n.payload::jsonb, n.provider_message_id, n.reply_to, n.sent_at
      FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::bigint[], $6::text[],
                  $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::timestamptz[])
        WITH ORDINALITY
        AS n(tenant_id, id, conversation_id, channel_id, base, role, kind, text, payload,
             provider_message_id, reply_to, sent_at, place)
      WHERE NOT EXISTS (
        SELECT FROM message m
        WHERE m.channel_id = n.channel_id AND m.provider_message_id = n.provider_message_id)
      ORDER BY n.conversation_id, n.place
      ON CONFLICT (channel_id, provider_message_id) WHERE provider_message_id IS NOT NULL DO NOTHING
      RETURNING id, sequence
      """;

  /** A message and the locked conversation it goes into. */
  record Placed(UUID id, Incoming incoming, ConversationState conversation) {
    static Placed in(ConversationState conversation, Incoming incoming) {
      return new Placed(Ids.next(), incoming, conversation);
    }
  }

  Uni<Set<MessageKey>> known(SqlConnection transaction, Collection<Arrival> messages) {
    if (messages.isEmpty()) {
      return Uni.createFrom().item(Set.of());
    }
    return transaction
        .preparedQuery(KNOWN)
        .execute(
            Columns.of(messages)
                .uuid(message -> message.key().channelId())
                .text(message -> message.key().providerMessageId())
                .tuple())
        .map(rows -> rows.stream().map(MessageRows::key).collect(Collectors.toSet()));
  }

  /** Those that were stored; the others were there already. */
  Uni<List<StoredMessage>> insert(SqlConnection transaction, List<Placed> messages) {
    if (messages.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return transaction
        .preparedQuery(INSERT)
        .execute(
            Columns.of(messages)
                .uuid(message -> message.conversation().tenantId().value())
                .uuid(Placed::id)
                .uuid(message -> message.conversation().id())
                .uuid(message -> message.conversation().channelId())
                .number(message -> message.conversation().totalMessages())
                .name(message -> role(arrival(message)))
                .name(message -> arrival(message).message().content().kind())
                .text(message -> arrival(message).message().content().text())
                .text(message -> MessagePayload.of(arrival(message).message()))
                .text(message -> arrival(message).message().id())
                .text(message -> arrival(message).message().context().replyTo())
                .time(message -> arrival(message).sentAt())
                .tuple())
        .map(rows -> stored(rows, messages));
  }

  private static Arrival arrival(Placed message) {
    return message.incoming().arrival();
  }

  private static MessageRole role(Arrival arrival) {
    return arrival.isFromCustomer() ? MessageRole.USER : MessageRole.SYSTEM;
  }

  private static MessageKey key(Row row) {
    return new MessageKey(row.getUUID("channel_id"), row.getString("provider_message_id"));
  }

  private static List<StoredMessage> stored(Iterable<Row> rows, List<Placed> messages) {
    Map<UUID, Long> sequences = new HashMap<>();
    rows.forEach(row -> sequences.put(row.getUUID("id"), row.getLong("sequence")));
    List<StoredMessage> stored = new ArrayList<>();
    for (Placed message : messages) {
      Long sequence = sequences.get(message.id());
      if (sequence != null) {
        stored.add(
            new StoredMessage(
                message.id(), message.conversation().id(), sequence, message.incoming()));
      }
    }
    return stored;
  }
}
