package dev.switchboard.conversation.reminder;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.conversation.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Conversations that something is said in by itself, in the database. */
@ApplicationScoped
class EntryRepository {
  private static final String BEGIN =
      """
      INSERT INTO conversation (tenant_id, id, channel, channel_id, customer_id, sender_kind, sender,
                                status, started_at, last_message_at)
      SELECT n.tenant_id, n.id, n.channel, n.channel_id, n.customer_id, n.sender_kind, n.sender,
             'NEW', $8, $8
      FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::text[], $7::text[])
        AS n(tenant_id, id, channel, channel_id, customer_id, sender_kind, sender)
      ON CONFLICT DO NOTHING
      """;

  private static final String LOCK =
      """
      SELECT c.id FROM conversation c
      WHERE (c.tenant_id, c.id) IN (SELECT * FROM unnest($1::uuid[], $2::uuid[]))
        AND c.status <> 'CLOSED'
      ORDER BY c.id FOR NO KEY UPDATE
      """;

  /** Begins conversations, locks all of them in the order of their ids. */
  Uni<Void> enter(SqlConnection transaction, List<? extends Entry> said, Instant now) {
    return begin(transaction, said.stream().filter(Entry::begins).toList(), now)
        .chain(() -> lock(transaction, said));
  }

  private static Uni<Void> begin(
      SqlConnection transaction, List<? extends Entry> said, Instant now) {
    if (said.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return transaction
        .preparedQuery(BEGIN)
        .execute(
            Columns.<Entry>of(said)
                .uuid(one -> one.tenant().value())
                .uuid(one -> one.conversation().id())
                .name(one -> one.conversation().channel())
                .uuid(one -> one.conversation().channelId())
                .uuid(one -> one.conversation().customerId())
                .text(one -> one.conversation().senderKind())
                .text(one -> one.conversation().sender())
                .tuple()
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }

  /**
   * Fails when one of them is closed by now, or somebody else has begun the customer's first: the
   * events are then applied again one by one.
   */
  private static Uni<Void> lock(SqlConnection transaction, List<? extends Entry> said) {
    Map<UUID, TenantId> distinct =
        said.stream()
            .collect(
                Collectors.toMap(
                    one -> one.conversation().id(), Entry::tenant, (one, same) -> one));
    return transaction
        .preparedQuery(LOCK)
        .execute(
            Columns.of(distinct.entrySet())
                .uuid(one -> one.getValue().value())
                .uuid(Map.Entry::getKey)
                .tuple())
        .invoke(rows -> requireAll(rows.rowCount(), distinct.size()))
        .replaceWithVoid();
  }

  private static void requireAll(int locked, int wanted) {
    if (locked != wanted) {
      throw new IllegalStateException("a conversation was closed, or begun, by somebody else");
    }
  }
}
