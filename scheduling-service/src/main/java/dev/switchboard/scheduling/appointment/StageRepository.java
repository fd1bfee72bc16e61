package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.scheduling.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The business's own stages (features.md S16). */
@ApplicationScoped
class StageRepository {
  private static final String LIVING =
      """
      SELECT s.* FROM job_stage s WHERE s.tenant_id = $1 AND s.archived_at IS NULL ORDER BY s.code
      """;

  private static final String NAMED =
      """
      SELECT s.* FROM job_stage s
      WHERE s.tenant_id = $1 AND s.code = $2 AND s.archived_at IS NULL FOR SHARE
      """;

  private static final String LOCK =
      "SELECT FROM job_stage WHERE tenant_id = $1 AND code = $2 FOR NO KEY UPDATE";

  /** Another meaning only while no appointment has it. */
  private static final String STORE =
      """
      INSERT INTO job_stage AS s (tenant_id, code, name, stage) VALUES ($1, $2, $3, $4)
      ON CONFLICT ON CONSTRAINT job_stage_pk
      DO UPDATE SET name = excluded.name, stage = excluded.stage, archived_at = NULL
      WHERE s.stage = excluded.stage OR NOT EXISTS (
        SELECT FROM appointment a WHERE a.tenant_id = $1 AND a.own_stage = $2)
      RETURNING s.*
      """;

  private static final String ARCHIVE =
      "UPDATE job_stage SET archived_at = now() WHERE tenant_id = $1 AND code = $2 RETURNING code";

  private static final String USERS =
      """
      SELECT a.id FROM appointment a
      WHERE a.tenant_id = $1 AND a.own_stage = $2
        AND a.status NOT IN ('COMPLETED', 'NO_SHOW', 'CANCELLED')
      ORDER BY a.starts_at, a.id LIMIT 20
      """;

  /** One of the seven, or a living one of the business's own; nothing when there is none such. */
  Uni<Optional<Stage>> named(SqlConnection connection, TenantId tenant, String name) {
    Optional<Stage> usual =
        Arrays.stream(JobStage.values())
            .filter(stage -> stage.name().equals(name))
            .map(stage -> new Stage(stage, null))
            .findFirst();
    if (usual.isPresent()) {
      return Uni.createFrom().item(usual);
    }
    return connection
        .preparedQuery(NAMED)
        .execute(Tuple.of(tenant.value(), name))
        .map(rows -> Rows.first(rows).map(row -> new Stage(stage(row), name)));
  }

  Uni<List<StageView>> living(SqlConnection connection, TenantId tenant) {
    return connection
        .preparedQuery(LIVING)
        .execute(Tuple.of(tenant.value()))
        .map(rows -> rows.stream().map(StageRepository::view).toList());
  }

  /**
   * Nothing when an appointment has it and it would mean something else. Locked before: whoever
   * gives it to an appointment at the same time is seen.
   */
  Uni<Optional<StageView>> store(SqlConnection transaction, TenantId tenant, StageView wanted) {
    return transaction
        .preparedQuery(LOCK)
        .execute(Tuple.of(tenant.value(), wanted.code()))
        .chain(() -> stored(transaction, tenant, wanted));
  }

  private static Uni<Optional<StageView>> stored(
      SqlConnection transaction, TenantId tenant, StageView wanted) {
    return transaction
        .preparedQuery(STORE)
        .execute(Tuple.of(tenant.value(), wanted.code(), wanted.name(), wanted.stage().name()))
        .map(rows -> Rows.first(rows).map(StageRepository::view));
  }

  /** Whether there was one; whoever names it at the same time is waited for. */
  Uni<Boolean> archive(SqlConnection transaction, TenantId tenant, String code) {
    return transaction
        .preparedQuery(ARCHIVE)
        .execute(Tuple.of(tenant.value(), code))
        .map(rows -> rows.rowCount() == 1);
  }

  /** Some of the appointments that stand in it and are not over. */
  Uni<List<UUID>> users(SqlConnection transaction, TenantId tenant, String code) {
    return transaction
        .preparedQuery(USERS)
        .execute(Tuple.of(tenant.value(), code))
        .map(rows -> rows.stream().map(row -> row.getUUID("id")).toList());
  }

  private static StageView view(Row row) {
    return new StageView(row.getString("code"), row.getString("name"), stage(row));
  }

  private static JobStage stage(Row row) {
    return JobStage.valueOf(row.getString("stage"));
  }
}
