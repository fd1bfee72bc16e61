package dev.switchboard.conversation.reminder;

import dev.switchboard.contracts.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
            Tuple.tuple()
                .addArrayOfUUID(ids(said, one -> one.tenant().value()))
                .addArrayOfUUID(ids(said, one -> one.conversation().id()))
                .addArrayOfString(texts(said, one -> one.conversation().channel().name()))
                .addArrayOfUUID(ids(said, one -> one.conversation().channelId()))
                .addArrayOfUUID(ids(said, one -> one.conversation().customerId()))
                .addArrayOfString(texts(said, one -> one.conversation().senderKind()))
                .addArrayOfString(texts(said, one -> one.conversation().sender()))
                .addOffsetDateTime(utc(now)))
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
            Tuple.tuple()
                .addArrayOfUUID(
                    distinct.values().stream().map(TenantId::value).toArray(UUID[]::new))
                .addArrayOfUUID(distinct.keySet().toArray(UUID[]::new)))
        .invoke(rows -> requireAll(rows.rowCount(), distinct.size()))
        .replaceWithVoid();
  }

  private static void requireAll(int locked, int wanted) {
    if (locked != wanted) {
      throw new IllegalStateException("a conversation was closed, or begun, by somebody else");
    }
  }

  private static <R> UUID[] ids(List<R> rows, Function<R, @Nullable UUID> value) {
    return column(rows, value, new UUID[0]);
  }

  private static <R> String[] texts(List<R> rows, Function<R, @Nullable String> value) {
    return column(rows, value, new String[0]);
  }

  private static <R, T> T[] column(
      List<R> rows, Function<R, ? extends @Nullable T> value, T[] empty) {
    return rows.stream().map(value).toList().toArray(empty);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
