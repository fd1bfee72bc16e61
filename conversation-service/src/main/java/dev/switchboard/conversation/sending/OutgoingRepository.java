package dev.switchboard.conversation.sending;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.conversation.MessageStatus;
import dev.switchboard.platform.work.Claimed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages on their way out, in the database. */
@ApplicationScoped
class OutgoingRepository {
  private static final String LOCK =
      """
      SELECT c.id FROM conversation c JOIN outgoing o
        ON o.tenant_id = c.tenant_id AND o.conversation_id = c.id
      WHERE c.tenant_id = $1 AND o.id = $2 FOR NO KEY UPDATE OF c
      """;

  private static final String PENDING =
      """
      SELECT m.tenant_id, m.id, m.conversation_id, m.channel_id, m.sequence, m.role, m.kind, m.text,
             m.payload::jsonb AS payload, m.status, m.status_at, m.sent_at, m.error_code,
             m.error_reason, o.lane, o.owner_epoch AS queued_epoch, o.tries, o.call_began_at,
             o.reminder_id, o.appointment_version, o.not_after,
             c.channel, c.customer_id, c.sender_kind, c.sender, c.owner_epoch, c.last_inbound_at,
             h.provider_address, h.credentials, h.active AND h.archived_at IS NULL AS active
      FROM outgoing o
      JOIN message m ON m.tenant_id = o.tenant_id AND m.id = o.id
      JOIN conversation c ON c.tenant_id = o.tenant_id AND c.id = o.conversation_id
      JOIN channel h ON h.tenant_id = o.tenant_id AND h.id = o.channel_id
      WHERE o.tenant_id = $1 AND o.id = $2
      FOR NO KEY UPDATE OF m
      """;

  private static final String BEGIN_CALL =
      """
      UPDATE outgoing SET call_began_at = clock_timestamp()
      WHERE id = $1 AND lease_epoch = $2 AND done_at IS NULL AND call_began_at IS NULL
      """;

  private static final String NOT_ACCEPTED =
      """
      UPDATE outgoing SET call_began_at = NULL, tries = tries + 1
      WHERE id = $1 AND lease_epoch = $2 AND done_at IS NULL
      """;

  private static final String RAISE =
      """
      UPDATE message SET provider_message_id = coalesce(provider_message_id, $3), status = $4,
        status_rank = $5, status_at = $6, sent_at = $7, error_code = $8, error_reason = $9
      WHERE tenant_id = $1 AND id = $2
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
      DELETE FROM message_status_waiting
      WHERE tenant_id = $1 AND channel_id = $2 AND provider_message_id = $3
      RETURNING status, status_at, sent_at, error_code, error_reason
      """;

  private static final String UNCONFIRMED =
      """
      SELECT id, conversation_id, status_at FROM message
      WHERE tenant_id = $1 AND status = 'UNCONFIRMED' AND status_at < $2
      ORDER BY status_at, id LIMIT $3
      """;

  /** Locks the conversation, then the message. */
  Uni<Pending> lock(SqlConnection transaction, TenantId tenant, UUID messageId) {
    Tuple parameters = Tuple.of(tenant.value(), messageId);
    return transaction
        .preparedQuery(LOCK)
        .execute(parameters)
        .chain(() -> transaction.preparedQuery(PENDING).execute(parameters))
        .map(rows -> Pending.from(rows.iterator().next()));
  }

  /** Whether the lease still holds: if not, another has the right to call. */
  Uni<Boolean> beginCall(SqlConnection transaction, Claimed work) {
    return changesOne(transaction, BEGIN_CALL, work);
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

  Uni<Void> raise(
      SqlConnection transaction,
      Pending pending,
      Standing standing,
      @Nullable String providerMessageId) {
    return transaction
        .preparedQuery(RAISE)
        .execute(
            Tuple.tuple()
                .addUUID(pending.thread().tenant().value())
                .addUUID(pending.letter().id())
                .addString(providerMessageId)
                .addString(standing.status().name())
                .addShort((short) standing.status().rank())
                .addOffsetDateTime(utc(standing.at()))
                .addOffsetDateTime(utc(standing.sentAt()))
                .addString(standing.errorCode())
                .addString(standing.reason()))
        .replaceWithVoid();
  }

  /** The word that came before the answer, if one did; it is kept no longer. */
  Uni<Optional<Standing>> takeWaiting(
      SqlConnection transaction, Pending pending, String providerMessageId) {
    return transaction
        .preparedQuery(TAKE_WAITING)
        .execute(
            Tuple.of(pending.thread().tenant().value(), pending.line().id(), providerMessageId))
        .map(rows -> rows.stream().map(OutgoingRepository::word).findFirst());
  }

  Uni<List<UnconfirmedView>> unconfirmed(
      SqlConnection connection, TenantId tenant, Instant before, int most) {
    return connection
        .preparedQuery(UNCONFIRMED)
        .execute(Tuple.of(tenant.value(), utc(before), most))
        .map(rows -> rows.stream().map(UnconfirmedView::from).toList());
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
