package dev.switchboard.scheduling.feed;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.security.Actor;
import dev.switchboard.scheduling.Constraints;
import dev.switchboard.scheduling.Invalid;
import dev.switchboard.scheduling.NewestFirst;
import dev.switchboard.scheduling.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The feeds of the transaction's tenant, and what they show. */
@ApplicationScoped
class FeedRepository {
  /** The newest first. */
  static final String LIST = "feeds:created";

  private static final NewestFirst ORDER = new NewestFirst("f.created_at", "f.id");

  private static final int MOST_EVENTS = 5_000;

  private static final String READ =
      """
      SELECT f.*, t.name AS technician_name FROM calendar_feed f
      LEFT JOIN technician t ON t.tenant_id = f.tenant_id AND t.id = f.technician_id
      WHERE f.tenant_id = $1 AND f.revoked_at IS NULL
      """;

  private static final String ADD =
      """
      WITH added AS (
        INSERT INTO calendar_feed (tenant_id, id, technician_id, detail, token_sha256, created_by)
        VALUES ($1, $2, $3, $4, $5, $6) RETURNING *)
      SELECT f.*, t.name AS technician_name FROM added f
      LEFT JOIN technician t ON t.tenant_id = f.tenant_id AND t.id = f.technician_id
      """;

  private static final String ROTATE =
      """
      WITH rotated AS (
        UPDATE calendar_feed SET token_sha256 = $3, rotated_at = $4
        WHERE tenant_id = $1 AND id = $2 AND revoked_at IS NULL RETURNING *)
      SELECT f.*, t.name AS technician_name FROM rotated f
      LEFT JOIN technician t ON t.tenant_id = f.tenant_id AND t.id = f.technician_id
      """;

  private static final String REVOKE =
      """
      UPDATE calendar_feed SET revoked_at = $3
      WHERE tenant_id = $1 AND id = $2 AND revoked_at IS NULL
      """;

  private static final String EVENTS =
      """
      SELECT a.id, a.version, a.status, a.service_name, a.starts_at, a.ends_at, a.time_zone,
             a.emergency, a.customer_name, a.customer_phone, a.customer_address, a.description,
             a.created_at, a.updated_at, t.name AS technician_name
      FROM appointment a
      JOIN technician t ON t.tenant_id = a.tenant_id AND t.id = a.technician_id
      WHERE a.tenant_id = $1 AND a.starts_at >= $2 AND a.starts_at < $3
        AND (a.status <> 'CANCELLED' OR a.updated_at >= $4) %s
      ORDER BY a.starts_at, a.id LIMIT %d
      """;

  private static final String OF_TENANT = EVENTS.formatted("", MOST_EVENTS);
  private static final String OF_TECHNICIAN =
      EVENTS.formatted("AND a.technician_id = $5", MOST_EVENTS);

  /** Fails with INVALID_SETTINGS for somebody who is no technician here. */
  Uni<FeedView> add(
      SqlConnection transaction,
      TenantId tenant,
      @Nullable UUID technicianId,
      Detail detail,
      FeedToken token,
      Actor actor) {
    return transaction
        .preparedQuery(ADD)
        .execute(
            Tuple.of(
                tenant.value(),
                Ids.next(),
                technicianId,
                detail.name(),
                Buffer.buffer(token.sha256()),
                actor.toString()))
        .map(rows -> FeedView.from(rows.iterator().next()))
        .onFailure(failure -> Constraints.isViolated("calendar_feed_technician_fk", failure))
        .transform(
            failure -> Invalid.settings("technicianId", "is no technician of this business"));
  }

  Uni<List<FeedView>> list(SqlConnection connection, TenantId tenant, PageRequest page) {
    Tuple parameters = Tuple.of(tenant.value());
    return connection
        .preparedQuery(ORDER.page(READ, parameters, page))
        .execute(parameters)
        .map(rows -> rows.stream().map(FeedView::from).toList());
  }

  /** The living feed of this address. */
  Uni<Optional<FeedView>> find(SqlConnection connection, FeedToken token) {
    return connection
        .preparedQuery(READ + " AND f.token_sha256 = $2")
        .execute(Tuple.of(token.tenant().value(), Buffer.buffer(token.sha256())))
        .map(rows -> Rows.first(rows).map(FeedView::from));
  }

  /** Empty when there is no such living feed. */
  Uni<Optional<FeedView>> rotate(SqlConnection transaction, UUID id, FeedToken token, Instant at) {
    return transaction
        .preparedQuery(ROTATE)
        .execute(Tuple.of(token.tenant().value(), id, Buffer.buffer(token.sha256()), Rows.utc(at)))
        .map(rows -> Rows.first(rows).map(FeedView::from));
  }

  /** Whether there was such a living feed. */
  Uni<Boolean> revoke(SqlConnection transaction, TenantId tenant, UUID id, Instant at) {
    return transaction
        .preparedQuery(REVOKE)
        .execute(Tuple.of(tenant.value(), id, Rows.utc(at)))
        .map(rows -> rows.rowCount() == 1);
  }

  /**
   * @param cancelledSince a visit that was cancelled before is not shown
   */
  Uni<List<FeedEvent>> events(
      SqlConnection connection,
      TenantId tenant,
      @Nullable UUID technicianId,
      ICalendar calendar,
      Instant cancelledSince) {
    Tuple which =
        Tuple.of(
            tenant.value(),
            Rows.utc(calendar.from()),
            Rows.utc(calendar.to()),
            Rows.utc(cancelledSince));
    return connection
        .preparedQuery(technicianId == null ? OF_TENANT : OF_TECHNICIAN)
        .execute(technicianId == null ? which : which.addUUID(technicianId))
        .map(rows -> rows.stream().map(FeedEvent::from).toList());
  }
}
