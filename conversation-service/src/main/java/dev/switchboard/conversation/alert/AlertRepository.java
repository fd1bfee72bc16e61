package dev.switchboard.conversation.alert;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.conversation.alert.AlertService.Raised;
import dev.switchboard.conversation.channel.ChannelView;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.work.Claimed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Alerts in the database. */
@ApplicationScoped
class AlertRepository {
  /** Names the list in its cursors. */
  static final String RAISED = "owner-alerts:raised";

  private static final String LOCK_CONVERSATION =
      "SELECT id FROM conversation WHERE tenant_id = $1 AND id = $2 FOR NO KEY UPDATE";

  /** Decided under the conversation's lock: whoever had it before has committed or is gone. */
  private static final String ADD =
      """
      INSERT INTO owner_alert (id, tenant_id, conversation_id, cause, parameters, raised_at,
                               trace_parent)
      SELECT $1, $2, $3, $4, $5, $6, $7
      WHERE NOT EXISTS (
        SELECT FROM owner_alert same WHERE same.tenant_id = $2 AND same.conversation_id = $3
          AND same.cause = $4 AND same.raised_at > $8)
      """;

  /** The conversation's own channel before the others. */
  private static final String LOCK =
      """
      SELECT a.id, a.tenant_id, a.cause, a.conversation_id, a.parameters, a.tries, a.call_began_at,
             h.id AS route_id, h.provider_address, h.credentials, h.template
      FROM owner_alert a
      JOIN conversation c ON c.tenant_id = a.tenant_id AND c.id = a.conversation_id
      LEFT JOIN LATERAL (
        SELECT o.id, o.provider_address, o.credentials, o.settings ->> $3 AS template
        FROM channel o
        WHERE o.tenant_id = a.tenant_id AND o.kind = 'WHATSAPP' AND o.active
          AND o.archived_at IS NULL AND o.credentials IS NOT NULL AND o.settings ->> $3 <> ''
        ORDER BY o.id <> c.channel_id, o.created_at, o.id LIMIT 1) h ON true
      WHERE a.tenant_id = $1 AND a.id = $2
      FOR NO KEY UPDATE OF a
      """;

  private static final String BEGIN_CALL =
      """
      UPDATE owner_alert SET call_began_at = clock_timestamp(), result = 'SENDING', channel_id = $3
      WHERE id = $1 AND lease_epoch = $2 AND done_at IS NULL AND call_began_at IS NULL
      """;

  private static final String NOT_ACCEPTED =
      """
      UPDATE owner_alert SET call_began_at = NULL, tries = tries + 1
      WHERE id = $1 AND lease_epoch = $2 AND done_at IS NULL
      """;

  private static final String END =
      """
      UPDATE owner_alert SET result = $3, error_code = $4, error_reason = $5,
        provider_message_id = $6
      WHERE tenant_id = $1 AND id = $2
      """;

  private static final String LIST =
      """
      SELECT id, cause, conversation_id, result, error_code, error_reason, raised_at
      FROM owner_alert
      WHERE tenant_id = $1 AND ($2::timestamptz IS NULL OR (raised_at, id) < ($2, $3))
      ORDER BY raised_at DESC, id DESC LIMIT $4
      """;

  /** Fails when the tenant has no such conversation. */
  Uni<Void> lockConversation(SqlConnection transaction, TenantId tenant, UUID id) {
    return transaction
        .preparedQuery(LOCK_CONVERSATION)
        .execute(Tuple.of(tenant.value(), id))
        .invoke(
            rows -> {
              if (rows.size() == 0) {
                throw new IllegalStateException("there is no conversation " + id);
              }
            })
        .replaceWithVoid();
  }

  /** Whether there was none of the same cause and conversation since. */
  Uni<Boolean> add(SqlConnection transaction, Raised raised, Instant since) {
    return transaction
        .preparedQuery(ADD)
        .execute(
            Tuple.of(raised.id(), raised.tenant().value(), raised.conversationId())
                .addString(raised.cause().name())
                .addArrayOfString(raised.parameters().toArray(new String[0]))
                .addOffsetDateTime(utc(raised.raisedAt()))
                .addString(raised.traceParent())
                .addOffsetDateTime(utc(since)))
        .map(rows -> rows.rowCount() == 1);
  }

  /** Locked until the transaction ends. */
  Uni<Alert> lock(SqlConnection transaction, TenantId tenant, UUID id) {
    return transaction
        .preparedQuery(LOCK)
        .execute(Tuple.of(tenant.value(), id, ChannelView.OWNER_ALERT_TEMPLATE))
        .map(rows -> Alert.from(rows.iterator().next()));
  }

  /** Whether the lease still holds: if not, another has the right to call. */
  Uni<Boolean> beginCall(SqlConnection transaction, Claimed work, UUID channelId) {
    return transaction
        .preparedQuery(BEGIN_CALL)
        .execute(Tuple.of(work.id(), work.leaseEpoch(), channelId))
        .map(rows -> rows.rowCount() == 1);
  }

  /** The call is over and the provider does not have the alert. */
  Uni<Void> notAccepted(SqlConnection transaction, Claimed work) {
    return transaction
        .preparedQuery(NOT_ACCEPTED)
        .execute(Tuple.of(work.id(), work.leaseEpoch()))
        .replaceWithVoid();
  }

  Uni<Void> end(SqlConnection transaction, Alert alert, AlertEnd end) {
    return transaction
        .preparedQuery(END)
        .execute(
            Tuple.of(alert.tenant().value(), alert.id(), end.result().name())
                .addString(end.errorCode())
                .addString(end.reason())
                .addString(end.providerMessageId()))
        .replaceWithVoid();
  }

  /** The newest first. */
  Uni<List<AlertView>> list(SqlConnection connection, TenantId tenant, PageRequest request) {
    Tuple parameters = Tuple.of(tenant.value());
    request
        .cursor()
        .ifPresentOrElse(
            after -> parameters.addOffsetDateTime(utc(after.instant())).addUUID(after.id()),
            () -> parameters.addOffsetDateTime(null).addUUID(null));
    return connection
        .preparedQuery(LIST)
        .execute(parameters.addInteger(request.rowsToRead()))
        .map(rows -> rows.stream().map(AlertView::from).toList());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
