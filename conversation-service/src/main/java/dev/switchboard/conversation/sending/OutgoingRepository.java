package dev.switchboard.conversation.sending;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.conversation.MessageStatus;
import dev.switchboard.platform.work.Claimed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Messages on their way out, in the database. */
@ApplicationScoped
class OutgoingRepository {
  private static final String LOCK =
      """
      SELECT c.id FROM unnest($2::uuid[]) AS w(id)
      JOIN outgoing o ON o.id = w.id
      JOIN conversation c ON c.tenant_id = $1 AND c.id = o.conversation_id
      ORDER BY c.id FOR NO KEY UPDATE OF c
      """;

  private static final String PENDING =
      """
      SELECT m.tenant_id, m.id, m.conversation_id, m.channel_id, m.sequence, m.role, m.kind, m.text,
             m.payload::jsonb AS payload, m.status, m.status_at, m.sent_at, m.error_code,
             m.error_reason, o.lane, o.owner_epoch AS queued_epoch, o.tries, o.call_began_at,
             o.reminder_id, o.appointment_version, o.not_after,
             c.channel, c.customer_id, c.sender_kind, c.sender, c.owner_epoch, c.last_inbound_at,
             h.provider_address, h.credentials, h.active AND h.archived_at IS NULL AS active
      FROM unnest($2::uuid[]) AS w(id)
      JOIN outgoing o ON o.id = w.id
      JOIN message m ON m.tenant_id = $1 AND m.id = o.id
      JOIN conversation c ON c.tenant_id = $1 AND c.id = o.conversation_id
      JOIN channel h ON h.tenant_id = $1 AND h.id = o.channel_id
      ORDER BY m.id FOR NO KEY UPDATE OF m
      """;

  private static final String BEGIN_CALL =
      """
      UPDATE outgoing o SET call_began_at = clock_timestamp()
      FROM unnest($1::uuid[], $2::bigint[]) AS w(id, epoch)
      WHERE o.id = w.id AND o.lease_epoch = w.epoch AND o.done_at IS NULL
        AND o.call_began_at IS NULL
      RETURNING o.id
      """;

  private static final String NOT_ACCEPTED =
      """
      UPDATE outgoing SET call_began_at = NULL, tries = tries + 1
      WHERE id = $1 AND lease_epoch = $2 AND done_at IS NULL
      """;

  private static final String RAISE =
      """
      UPDATE message m SET provider_message_id = coalesce(m.provider_message_id, w.provider_id),
        status = w.status, status_rank = w.status_rank, status_at = w.status_at,
        sent_at = w.sent_at, error_code = w.error_code, error_reason = w.error_reason
      FROM unnest($2::uuid[], $3::text[], $4::text[], $5::smallint[], $6::timestamptz[],
                  $7::timestamptz[], $8::text[], $9::text[])
        AS w(id, provider_id, status, status_rank, status_at, sent_at, error_code, error_reason)
      WHERE m.tenant_id = $1 AND m.id = w.id
      """;

  private static final String REWORD =
      """
      UPDATE message SET kind = $3, text = $4, payload = $5::jsonb WHERE tenant_id = $1 AND id = $2
      """;

  /** Behind whatever else waits in the conversation by now. */
  private static final String STEP_BACK =
      """
      UPDATE outgoing SET seq = DEFAULT WHERE id = $1 AND lease_epoch = $2 AND done_at IS NULL
      """;

  private static final String TAKE_WAITING =
      """
      DELETE FROM message_status_waiting s
      USING unnest($2::uuid[], $3::uuid[], $4::text[]) AS w(id, channel_id, provider_id)
      WHERE s.tenant_id = $1 AND s.channel_id = w.channel_id
        AND s.provider_message_id = w.provider_id
      RETURNING w.id, s.status, s.status_at, s.sent_at, s.error_code, s.error_reason
      """;

  private static final String UNCONFIRMED =
      """
      SELECT message_id, conversation_id, since FROM message_unconfirmed
      WHERE tenant_id = $1 AND since < $2
      ORDER BY since, message_id LIMIT $3
      """;

  /** What a message is raised to, and what the provider calls it, once that is known. */
  record Raise(Pending pending, Standing standing, @Nullable String providerMessageId) {}

  /** Locks the conversation, then the message. */
  Uni<Pending> lock(SqlConnection transaction, TenantId tenant, UUID messageId) {
    return lock(transaction, tenant, List.of(messageId)).map(List::getFirst);
  }

  /** Locks the conversations, then the messages, each in the order of their ids. */
  Uni<List<Pending>> lock(SqlConnection transaction, TenantId tenant, List<UUID> messageIds) {
    Tuple parameters = Tuple.of(tenant.value(), messageIds.toArray(UUID[]::new));
    return transaction
        .preparedQuery(LOCK)
        .execute(parameters)
        .chain(() -> transaction.preparedQuery(PENDING).execute(parameters))
        .map(rows -> inOrder(messageIds, rows));
  }

  /** Whether the lease still holds: if not, another has the right to call. */
  Uni<Boolean> beginCall(SqlConnection transaction, Claimed work) {
    return beginCalls(transaction, List.of(work)).map(mine -> !mine.isEmpty());
  }

  /** Those whose lease still holds. */
  Uni<Set<UUID>> beginCalls(SqlConnection transaction, List<Claimed> all) {
    return transaction
        .preparedQuery(BEGIN_CALL)
        .execute(
            Tuple.of(
                all.stream().map(Claimed::id).toArray(UUID[]::new),
                all.stream().map(Claimed::leaseEpoch).toArray(Long[]::new)))
        .map(rows -> rows.stream().map(row -> row.getUUID("id")).collect(Collectors.toSet()));
  }

  /** The call is over and the provider does not have the message. */
  Uni<Boolean> notAccepted(SqlConnection transaction, Claimed work) {
    return changesOne(transaction, NOT_ACCEPTED, work);
  }

  /** Lets the conversation's other messages go first. */
  Uni<Boolean> stepBack(SqlConnection transaction, Claimed work) {
    return changesOne(transaction, STEP_BACK, work);
  }

  /** The message says this instead. */
  Uni<Void> reword(SqlConnection transaction, Pending pending, OutgoingContent content) {
    return transaction
        .preparedQuery(REWORD)
        .execute(
            Tuple.of(pending.thread().tenant().value(), pending.letter().id())
                .addString(content.kind().name())
                .addString(content.text())
                .addJsonObject(content.payload()))
        .replaceWithVoid();
  }

  Uni<Void> raise(SqlConnection transaction, Raise one) {
    return raise(transaction, List.of(one));
  }

  /** Messages of one tenant. */
  Uni<Void> raise(SqlConnection transaction, List<Raise> all) {
    if (all.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return transaction
        .preparedQuery(RAISE)
        .execute(
            Tuple.tuple()
                .addUUID(all.getFirst().pending().thread().tenant().value())
                .addArrayOfUUID(column(all, one -> one.pending().letter().id(), UUID[]::new))
                .addArrayOfString(column(all, Raise::providerMessageId, String[]::new))
                .addArrayOfString(column(all, one -> one.standing().status().name(), String[]::new))
                .addArrayOfShort(
                    column(all, one -> (short) one.standing().status().rank(), Short[]::new))
                .addArrayOfOffsetDateTime(times(all, Standing::at))
                .addArrayOfOffsetDateTime(times(all, Standing::sentAt))
                .addArrayOfString(column(all, one -> one.standing().errorCode(), String[]::new))
                .addArrayOfString(column(all, one -> one.standing().reason(), String[]::new)))
        .replaceWithVoid();
  }

  /**
   * The words that came before the answers, where one did, by our message's id; they are kept no
   * longer. All of one tenant.
   *
   * @param accepted with the provider's ids
   */
  Uni<Map<UUID, Standing>> takeWaiting(SqlConnection transaction, List<Raise> accepted) {
    return transaction
        .preparedQuery(TAKE_WAITING)
        .execute(
            Tuple.tuple()
                .addUUID(accepted.getFirst().pending().thread().tenant().value())
                .addArrayOfUUID(column(accepted, one -> one.pending().letter().id(), UUID[]::new))
                .addArrayOfUUID(column(accepted, one -> one.pending().line().id(), UUID[]::new))
                .addArrayOfString(column(accepted, Raise::providerMessageId, String[]::new)))
        .map(
            rows ->
                rows.stream()
                    .collect(Collectors.toMap(row -> row.getUUID("id"), OutgoingRepository::word)));
  }

  Uni<List<UnconfirmedView>> unconfirmed(
      SqlConnection connection, TenantId tenant, Instant before, int most) {
    return connection
        .preparedQuery(UNCONFIRMED)
        .execute(Tuple.of(tenant.value(), utc(before), most))
        .map(rows -> rows.stream().map(UnconfirmedView::from).toList());
  }

  private static List<Pending> inOrder(List<UUID> messageIds, RowSet<Row> rows) {
    Map<UUID, Pending> found =
        rows.stream()
            .map(Pending::from)
            .collect(Collectors.toMap(it -> it.letter().id(), it -> it));
    return messageIds.stream().map(id -> Objects.requireNonNull(found.get(id), "gone")).toList();
  }

  private static @Nullable OffsetDateTime[] times(
      List<Raise> all, Function<Standing, @Nullable Instant> time) {
    return column(all, one -> utc(time.apply(one.standing())), OffsetDateTime[]::new);
  }

  private static <T> T[] column(
      List<Raise> all, Function<Raise, ? extends @Nullable T> value, IntFunction<T[]> array) {
    return all.stream().map(value).toArray(array);
  }

  private static Uni<Boolean> changesOne(SqlConnection transaction, String sql, Claimed work) {
    return transaction
        .preparedQuery(sql)
        .execute(Tuple.of(work.id(), work.leaseEpoch()))
        .map(rows -> rows.rowCount() == 1);
  }

  private static Standing word(Row row) {
    return new Standing(
        MessageStatus.valueOf(row.getString("status")),
        Pending.time(row, "status_at"),
        Pending.time(row, "sent_at"),
        row.getString("error_code"),
        row.getString("error_reason"));
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
