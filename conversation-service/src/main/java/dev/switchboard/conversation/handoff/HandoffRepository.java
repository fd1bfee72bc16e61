package dev.switchboard.conversation.handoff;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.conversation.HandoffRequested;
import dev.switchboard.platform.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Handoffs, and the owner of a conversation, in the database. */
@ApplicationScoped
class HandoffRepository {
  /** Names the list in its cursors. */
  static final String REQUESTED = "handoffs:requested";

  private static final String LOCK =
      """
      SELECT id, version, channel, channel_id, customer_id, status, owner_kind, owner_id, started_at
      FROM conversation WHERE tenant_id = $1 AND id = $2 FOR NO KEY UPDATE
      """;

  private static final String GIVE =
      """
      UPDATE conversation SET
        status = $3, version = $4, owner_kind = $5, owner_id = $6, owner_epoch = owner_epoch + 1
      WHERE tenant_id = $1 AND id = $2
      """;

  private static final String REQUEST =
      """
      INSERT INTO handoff (tenant_id, id, conversation_id, reason, summary, requested_at)
      VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (tenant_id, conversation_id) WHERE resolved_at IS NULL DO NOTHING
      """;

  private static final String ACCEPT =
      """
      UPDATE handoff SET accepted_at = $3, assigned_agent = $4
      WHERE tenant_id = $1 AND conversation_id = $2 AND resolved_at IS NULL
        AND accepted_at IS NULL
      """;

  private static final String RESOLVE =
      """
      UPDATE handoff SET resolved_at = $3
      WHERE tenant_id = $1 AND conversation_id = $2 AND resolved_at IS NULL
      """;

  private static final String LIST =
      """
      SELECT id, conversation_id, reason, summary, requested_at, accepted_at, assigned_agent,
             resolved_at
      FROM handoff
      WHERE tenant_id = $1 AND ($2 = false OR resolved_at IS NULL)
        AND ($3::timestamptz IS NULL OR (requested_at, id) < ($3, $4))
      ORDER BY requested_at DESC, id DESC LIMIT $5
      """;

  /** Locked until the transaction ends; empty when the tenant has no such conversation. */
  Uni<Optional<Held>> lock(SqlConnection transaction, TenantId tenant, UUID conversationId) {
    return transaction
        .preparedQuery(LOCK)
        .execute(Tuple.of(tenant.value(), conversationId))
        .map(rows -> rows.stream().map(row -> Held.from(tenant, row)).findFirst());
  }

  /** Another owner: what was queued under the one before is stale from now on. */
  Uni<Void> give(SqlConnection transaction, Held to) {
    return transaction
        .preparedQuery(GIVE)
        .execute(
            Tuple.of(to.tenant().value(), to.id(), to.status().name(), to.version())
                .addString(to.owner().kind().name())
                .addUUID(to.owner().id()))
        .replaceWithVoid();
  }

  /** Whether there was no open one. */
  Uni<Boolean> request(
      SqlConnection transaction, TenantId tenant, HandoffRequested request, String summary) {
    return transaction
        .preparedQuery(REQUEST)
        .execute(
            Tuple.of(tenant.value(), request.handoffId(), request.conversationId())
                .addString(request.reason().name())
                .addString(summary)
                .addOffsetDateTime(utc(request.requestedAt())))
        .map(rows -> rows.rowCount() == 1);
  }

  /** The open one, if there is one that nobody has accepted. */
  Uni<Void> accept(SqlConnection transaction, Held conversation, UUID agent, Instant now) {
    return transaction
        .preparedQuery(ACCEPT)
        .execute(Tuple.of(conversation.tenant().value(), conversation.id(), utc(now), agent))
        .replaceWithVoid();
  }

  /** The open one, if there is one. */
  Uni<Void> resolve(SqlConnection transaction, Held conversation, Instant now) {
    return transaction
        .preparedQuery(RESOLVE)
        .execute(Tuple.of(conversation.tenant().value(), conversation.id(), utc(now)))
        .replaceWithVoid();
  }

  /** The newest first. */
  Uni<List<HandoffView>> list(
      SqlConnection connection, TenantId tenant, boolean open, PageRequest request) {
    Tuple parameters = Tuple.of(tenant.value(), open);
    request
        .cursor()
        .ifPresentOrElse(
            after -> parameters.addOffsetDateTime(utc(after.instant())).addUUID(after.id()),
            () -> parameters.addOffsetDateTime(null).addUUID(null));
    return connection
        .preparedQuery(LIST)
        .execute(parameters.addInteger(request.rowsToRead()))
        .map(rows -> rows.stream().map(HandoffView::from).toList());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
