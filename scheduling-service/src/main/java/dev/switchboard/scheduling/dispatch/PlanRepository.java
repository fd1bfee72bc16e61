package dev.switchboard.scheduling.dispatch;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.security.Actor;
import dev.switchboard.scheduling.NewestFirst;
import dev.switchboard.scheduling.Rows;
import dev.switchboard.scheduling.SchedulingError;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The plans of the transaction's tenant. */
@ApplicationScoped
class PlanRepository {
  /** The newest first. */
  static final String LIST = "dispatch-plans:requested";

  private static final NewestFirst ORDER = new NewestFirst("p.requested_at", "p.id");

  /** Two who ask at once are counted one after the other. */
  private static final String LOCK =
      "SELECT FROM schedule_settings s WHERE s.tenant_id = $1 FOR NO KEY UPDATE";

  private static final String ADD =
      """
      INSERT INTO dispatch_plan (tenant_id, id, state, day, keep, seconds, technician_ids,
                                 emergency_appointment_id, requested_by, requested_at)
      SELECT $1, $2, 'QUEUED', $3, $4, $5, $6, $7, $8, $9
      WHERE (SELECT count(*) FROM dispatch_plan w
             WHERE w.tenant_id = $1 AND w.state IN ('QUEUED', 'SOLVING')
               AND (w.state = 'QUEUED' OR w.lease_expires_at >= clock_timestamp())) < $10
      """;

  /** One whose solver died is said to have failed before anybody writes so. */
  private static final String COLUMNS =
      """
      SELECT p.id, p.day, p.keep, p.seconds, p.technician_ids, p.emergency_appointment_id,
             p.requested_by, p.requested_at, p.elapsed_millis, p.score,
             CASE WHEN p.lease_expires_at < clock_timestamp() THEN 'FAILED' ELSE p.state END AS state,
             CASE WHEN p.lease_expires_at < clock_timestamp() THEN 'SOLVER_DIED' ELSE p.failure END
               AS failure
      """;

  private static final String ONE =
      COLUMNS
          + ", p.outcome::text AS outcome FROM dispatch_plan p WHERE p.tenant_id = $1 AND p.id = $2";

  private static final String ALL =
      COLUMNS + ", NULL::text AS outcome FROM dispatch_plan p WHERE p.tenant_id = $1";

  private static final String END =
      """
      UPDATE dispatch_plan SET state = $3, lease_holder = NULL, lease_expires_at = NULL, failure = NULL
      WHERE tenant_id = $1 AND id = $2
      """;

  private static final String STARTS_OF =
      """
      SELECT a.starts_at FROM appointment a
      WHERE a.tenant_id = $1 AND a.id = $2 AND a.status IN ('SCHEDULED', 'CONFIRMED')
      """;

  private static final String PINNED =
      """
      SELECT a.id, a.technician_id, a.starts_at FROM appointment a
      WHERE a.tenant_id = $1 AND a.starts_at >= $2 AND a.starts_at < $3 AND a.pinned
        AND a.status <> 'CANCELLED'
      ORDER BY a.starts_at, a.id
      """;

  /** The id; fails with TOO_MANY_PLANS when so many are waiting or being solved. */
  Uni<UUID> add(SqlConnection transaction, TenantId tenant, Wanted wanted, int most) {
    UUID id = Ids.next();
    PlanRequest request = wanted.request();
    Tuple columns =
        Tuple.tuple()
            .addUUID(tenant.value())
            .addUUID(id)
            .addLocalDate(request.date())
            .addString(request.keep().name())
            .addInteger(request.seconds())
            .addArrayOfUUID(request.technicianIds().toArray(UUID[]::new))
            .addUUID(request.emergencyAppointmentId())
            .addString(wanted.actor().toString())
            .addOffsetDateTime(Rows.utc(wanted.at()))
            .addInteger(most);
    return transaction
        .preparedQuery(LOCK)
        .execute(Tuple.of(tenant.value()))
        .chain(() -> transaction.preparedQuery(ADD).execute(columns))
        .invoke(rows -> requireAdded(rows.rowCount(), most))
        .replaceWith(id);
  }

  /** Fails with PLAN_NOT_FOUND. */
  Uni<PlanView> require(SqlConnection connection, TenantId tenant, UUID id) {
    return read(connection, ONE, tenant, id);
  }

  /** For a change; fails with PLAN_NOT_FOUND. */
  Uni<PlanView> requireLocked(SqlConnection transaction, TenantId tenant, UUID id) {
    return read(transaction, ONE + " FOR NO KEY UPDATE OF p", tenant, id);
  }

  Uni<List<PlanView>> list(SqlConnection connection, TenantId tenant, PageRequest page) {
    Tuple parameters = Tuple.of(tenant.value());
    return connection
        .preparedQuery(ORDER.page(ALL, parameters, page))
        .execute(parameters)
        .map(rows -> rows.stream().map(PlanRepository::view).toList());
  }

  /** Nobody solves it any more. */
  Uni<Void> end(SqlConnection transaction, TenantId tenant, UUID id, PlanState state) {
    return transaction
        .preparedQuery(END)
        .execute(Tuple.of(tenant.value(), id, state.name()))
        .replaceWithVoid();
  }

  /** When a visit that is to come begins; empty for any other id. */
  Uni<Optional<Instant>> startOf(SqlConnection connection, TenantId tenant, UUID appointmentId) {
    return connection
        .preparedQuery(STARTS_OF)
        .execute(Tuple.of(tenant.value(), appointmentId))
        .map(rows -> Rows.first(rows).map(row -> Rows.instant(row, "starts_at")));
  }

  /** By start. */
  Uni<List<PinView>> pinned(SqlConnection connection, TenantId tenant, Instant from, Instant to) {
    return connection
        .preparedQuery(PINNED)
        .execute(Tuple.of(tenant.value(), Rows.utc(from), Rows.utc(to)))
        .map(
            rows ->
                rows.stream()
                    .map(
                        row ->
                            new PinView(
                                row.getUUID("id"),
                                row.getUUID("technician_id"),
                                Rows.instant(row, "starts_at"),
                                true))
                    .toList());
  }

  private static Uni<PlanView> read(
      SqlConnection connection, String sql, TenantId tenant, UUID id) {
    return connection
        .preparedQuery(sql)
        .execute(Tuple.of(tenant.value(), id))
        .map(rows -> Rows.first(rows).map(PlanRepository::view).orElseThrow(() -> notFound(id)));
  }

  private static PlanView view(Row row) {
    @Nullable String outcome = row.getString("outcome");
    @Nullable String failure = row.getString("failure");
    return new PlanView(
        row.getUUID("id"),
        PlanState.valueOf(row.getString("state")),
        row.getLocalDate("day"),
        Keep.valueOf(row.getString("keep")),
        row.getInteger("seconds"),
        List.of(row.getArrayOfUUIDs("technician_ids")),
        row.getUUID("emergency_appointment_id"),
        row.getString("requested_by"),
        Rows.instant(row, "requested_at"),
        row.getLong("elapsed_millis"),
        row.getString("score"),
        outcome == null ? null : Rows.read(outcome, PlanOutcome.class),
        failure == null ? null : PlanFailure.valueOf(failure));
  }

  private static void requireAdded(int rows, int most) {
    if (rows == 0) {
      throw new ApplicationException(
          SchedulingError.TOO_MANY_PLANS, "%d plans are being made already.".formatted(most));
    }
  }

  private static ApplicationException notFound(UUID id) {
    return new ApplicationException(SchedulingError.PLAN_NOT_FOUND, "There is no plan " + id + ".");
  }

  /** A plan that is wanted, by whom and since when. */
  record Wanted(PlanRequest request, Actor actor, Instant at) {}
}
