package dev.switchboard.scheduling.dispatch;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.scheduling.Constraints;
import dev.switchboard.scheduling.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Plans of all tenants, as the worker's role sees them. */
@ApplicationScoped
class SolvingRepository {
  static final Duration LEASE = Duration.ofSeconds(12);

  private static final String ONE_OF_A_TENANT = "dispatch_plan_solving_uk";

  /**
   * The oldest of a tenant that has none being solved; those whose solver died have failed, and
   * their tenants' next are of the next round. Two replicas may each take another plan of one
   * tenant at the same instant: the index lets one of them.
   */
  private static final String CLAIM =
      """
      WITH died AS (
        UPDATE dispatch_plan SET state = 'FAILED', failure = 'SOLVER_DIED', lease_holder = NULL,
               lease_expires_at = NULL
        WHERE state = 'SOLVING' AND lease_expires_at < clock_timestamp()),
      next AS (
        SELECT p.tenant_id, p.id FROM dispatch_plan p
        WHERE p.state = 'QUEUED' AND NOT EXISTS (
          SELECT FROM dispatch_plan s WHERE s.tenant_id = p.tenant_id AND s.state = 'SOLVING')
        ORDER BY p.created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
      UPDATE dispatch_plan p SET state = 'SOLVING', lease_holder = $1,
             lease_expires_at = clock_timestamp() + $2::bigint * interval '1 millisecond'
      FROM next n WHERE p.tenant_id = n.tenant_id AND p.id = n.id
      RETURNING p.tenant_id, p.id, p.day, p.keep, p.seconds, p.technician_ids,
                p.emergency_appointment_id
      """;

  private static final String HELD =
      " WHERE tenant_id = $1 AND id = $2 AND state = 'SOLVING' AND lease_holder = $3";

  private static final String PROGRESS =
      """
      UPDATE dispatch_plan SET elapsed_millis = $4, score = coalesce($5, score),
             outcome = coalesce($6::text::jsonb, outcome),
             lease_expires_at = clock_timestamp() + $7::bigint * interval '1 millisecond'
      """
          + HELD
          + " AND lease_expires_at >= clock_timestamp()";

  private static final String END =
      """
      UPDATE dispatch_plan SET state = $4, failure = $5, lease_holder = NULL, lease_expires_at = NULL
      """
          + HELD;

  /**
   * @param claim of this try
   * @return empty also when another replica was quicker
   */
  Uni<Optional<ClaimedPlan>> claim(SqlClient database, UUID claim) {
    return database
        .preparedQuery(CLAIM)
        .execute(Tuple.of(claim, LEASE.toMillis()))
        .map(rows -> Rows.first(rows).map(row -> claimed(row, claim)))
        .onFailure(failure -> Constraints.isViolated(ONE_OF_A_TENANT, failure))
        .recoverWithItem(Optional::empty);
  }

  /** Whether it is still this process that solves it, and anybody wants it. */
  Uni<Boolean> progress(SqlClient database, ClaimedPlan plan, Progress progress) {
    return database
        .preparedQuery(PROGRESS)
        .execute(
            Tuple.tuple()
                .addUUID(plan.tenant().value())
                .addUUID(plan.planId())
                .addUUID(plan.claim())
                .addLong(progress.elapsed().toMillis())
                .addString(progress.score())
                .addString(Rows.write(progress.outcome()))
                .addLong(LEASE.toMillis()))
        .map(rows -> rows.rowCount() == 1);
  }

  /** READY, FAILED with a failure, or QUEUED again; nothing when it is not this process's. */
  Uni<Void> end(
      SqlClient database, ClaimedPlan plan, PlanState state, @Nullable PlanFailure failure) {
    return database
        .preparedQuery(END)
        .execute(
            Tuple.tuple()
                .addUUID(plan.tenant().value())
                .addUUID(plan.planId())
                .addUUID(plan.claim())
                .addString(state.name())
                .addString(failure == null ? null : failure.name()))
        .replaceWithVoid();
  }

  private static ClaimedPlan claimed(Row row, UUID claim) {
    return new ClaimedPlan(
        new TenantId(row.getUUID("tenant_id")),
        row.getUUID("id"),
        claim,
        new PlanRequest(
            row.getLocalDate("day"),
            Set.of(row.getArrayOfUUIDs("technician_ids")),
            row.getInteger("seconds"),
            Keep.valueOf(row.getString("keep")),
            row.getUUID("emergency_appointment_id")));
  }

  /**
   * How far it has come.
   *
   * @param score null: as it was
   * @param outcome null: as it was
   */
  record Progress(Duration elapsed, @Nullable String score, @Nullable PlanOutcome outcome) {}
}
