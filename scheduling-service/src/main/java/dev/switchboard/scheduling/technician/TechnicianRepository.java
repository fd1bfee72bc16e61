package dev.switchboard.scheduling.technician;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.scheduling.Rows;
import dev.switchboard.scheduling.SchedulingError;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The technicians of the transaction's tenant. */
@ApplicationScoped
class TechnicianRepository {
  private static final String ADD_CREW =
      """
      INSERT INTO technician (tenant_id, id, name, skills, crew, active)
      VALUES ($1, $2, 'CREW', '{}', true, true)
      ON CONFLICT (tenant_id) WHERE crew DO NOTHING
      """;

  private static final String WRITTEN =
      " RETURNING *, weekly_hours::text AS hours, days_off::text AS off";

  private static final String ADD =
      """
      INSERT INTO technician (tenant_id, id, name, phone, skills, weekly_hours, days_off, home_base,
                              home_latitude, home_longitude, active, crew)
      VALUES ($1, $2, $3, $4, $5, $6::text::jsonb, $7::text::jsonb, $8, $9, $10, $11, false)
      """
          + WRITTEN;

  private static final String CHANGE =
      """
      UPDATE technician SET version = version + 1, name = $3, phone = $4, skills = $5,
             weekly_hours = $6::text::jsonb, days_off = $7::text::jsonb, home_base = $8,
             home_latitude = $9, home_longitude = $10, active = $11
      WHERE tenant_id = $1 AND id = $2
      """
          + WRITTEN;

  private static final String ARCHIVE =
      "UPDATE technician SET version = version + 1, archived_at = $3 WHERE tenant_id = $1 AND id = $2"
          + WRITTEN;

  private static final String READ =
      """
      SELECT t.*, t.weekly_hours::text AS hours, t.days_off::text AS off FROM technician t
      WHERE t.tenant_id = $1
      """;

  private static final String LIVING = " AND t.archived_at IS NULL";
  private static final String ARCHIVED = " AND t.archived_at IS NOT NULL";

  /** Whoever else wants to change him waits. */
  private static final String ONE_LOCKED = " AND NOT t.crew AND t.id = $2 FOR NO KEY UPDATE";

  Uni<Void> addCrew(SqlConnection transaction, TenantId tenant) {
    return transaction
        .preparedQuery(ADD_CREW)
        .execute(Tuple.of(tenant.value(), Ids.next()))
        .replaceWithVoid();
  }

  /** By name. */
  Uni<List<TechnicianView>> list(SqlConnection connection, TenantId tenant, boolean archived) {
    return connection
        .preparedQuery(READ + (archived ? ARCHIVED : LIVING) + " ORDER BY t.name, t.id")
        .execute(Tuple.of(tenant.value()))
        .map(rows -> rows.stream().map(TechnicianView::from).toList());
  }

  /** Fails with TECHNICIAN_NOT_FOUND. */
  Uni<TechnicianView> require(SqlConnection connection, TenantId tenant, UUID id) {
    return read(connection, READ + " AND t.id = $2", tenant, id);
  }

  /** For a change; fails with TECHNICIAN_NOT_FOUND, also for the crew and the archived. */
  Uni<TechnicianView> requireLocked(SqlConnection transaction, TenantId tenant, UUID id) {
    return read(transaction, READ + LIVING + ONE_LOCKED, tenant, id);
  }

  /** An archived one, for a change; fails with TECHNICIAN_NOT_FOUND. */
  Uni<TechnicianView> requireArchived(SqlConnection transaction, TenantId tenant, UUID id) {
    return read(transaction, READ + ARCHIVED + ONE_LOCKED, tenant, id);
  }

  Uni<TechnicianView> add(SqlConnection transaction, TenantId tenant, Technician technician) {
    return written(transaction, ADD, columns(tenant, Ids.next(), technician));
  }

  Uni<TechnicianView> change(
      SqlConnection transaction, TenantId tenant, UUID id, Technician technician) {
    return written(transaction, CHANGE, columns(tenant, id, technician));
  }

  /**
   * @param at null: he works there again
   */
  Uni<TechnicianView> archive(
      SqlConnection transaction, TenantId tenant, UUID id, @Nullable Instant at) {
    return written(
        transaction,
        ARCHIVE,
        Tuple.tuple()
            .addUUID(tenant.value())
            .addUUID(id)
            .addOffsetDateTime(at == null ? null : Rows.utc(at)));
  }

  private static Uni<TechnicianView> written(SqlConnection transaction, String sql, Tuple columns) {
    return transaction
        .preparedQuery(sql)
        .execute(columns)
        .map(rows -> TechnicianView.from(rows.iterator().next()));
  }

  private static Uni<TechnicianView> read(
      SqlConnection connection, String sql, TenantId tenant, UUID id) {
    return connection
        .preparedQuery(sql)
        .execute(Tuple.of(tenant.value(), id))
        .map(rows -> Rows.first(rows).map(TechnicianView::from).orElseThrow(() -> notFound(id)));
  }

  private static ApplicationException notFound(UUID id) {
    return new ApplicationException(
        SchedulingError.TECHNICIAN_NOT_FOUND, "There is no technician " + id + ".");
  }

  private static Tuple columns(TenantId tenant, UUID id, Technician technician) {
    HomeBase home = technician.homeBase();
    return Tuple.tuple()
        .addUUID(tenant.value())
        .addUUID(id)
        .addString(technician.name())
        .addString(technician.phone())
        .addArrayOfString(technician.skills().toArray(String[]::new))
        .addString(Rows.write(technician.weeklyHours()))
        .addString(Rows.write(technician.daysOff()))
        .addString(home == null ? null : home.address())
        .addBigDecimal(home == null ? null : home.latitude())
        .addBigDecimal(home == null ? null : home.longitude())
        .addBoolean(technician.active());
  }
}
