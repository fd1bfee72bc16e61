package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;

/** The rows that are locked before any time of a day is given or taken (design.md section 10). */
@ApplicationScoped
class DayLockRepository {
  /** The same rows in the same order as a booking's, of any number of technicians. */
  private static final String LOCK =
      """
      WITH days AS MATERIALIZED (
        SELECT d.day FROM schedule_day d WHERE d.tenant_id = $1 AND d.day = ANY($2)
        ORDER BY d.day FOR NO KEY UPDATE),
      technician_days AS MATERIALIZED (
        SELECT t.day FROM technician_day t
        WHERE t.tenant_id = $1 AND t.technician_id = ANY($3) AND t.day = ANY($2)
          AND (SELECT count(*) FROM days) = cardinality($2::date[])
        ORDER BY t.technician_id, t.day FOR NO KEY UPDATE)
      SELECT count(*) AS locked FROM technician_days
      """;

  private static final String ADD =
      """
      WITH days AS (
        INSERT INTO schedule_day (tenant_id, day)
        SELECT $1, d.day FROM unnest($2::date[]) AS d(day) ORDER BY d.day
        ON CONFLICT ON CONSTRAINT schedule_day_pk DO NOTHING RETURNING day)
      INSERT INTO technician_day (tenant_id, technician_id, day)
      SELECT $1, t.id, d.day FROM unnest($2::date[]) AS d(day), unnest($3::uuid[]) AS t(id)
      WHERE (SELECT count(*) FROM days) >= 0
      ORDER BY t.id, d.day
      ON CONFLICT ON CONSTRAINT technician_day_pk DO NOTHING
      """;

  /** Fails with {@link LockRowsMissingException}; what is read after it stays until the commit. */
  Uni<Void> lock(SqlConnection transaction, TenantId tenant, LockKeys keys) {
    return transaction
        .preparedQuery(LOCK)
        .execute(columns(tenant, keys))
        .map(rows -> rows.iterator().next().getLong("locked"))
        .invoke(locked -> requireAll(locked, keys))
        .replaceWithVoid();
  }

  Uni<Void> add(SqlConnection transaction, TenantId tenant, LockKeys keys) {
    return transaction.preparedQuery(ADD).execute(columns(tenant, keys)).replaceWithVoid();
  }

  /** The tenant, the days, the technicians. */
  static Tuple columns(TenantId tenant, LockKeys keys) {
    return Tuple.tuple()
        .addUUID(tenant.value())
        .addArrayOfLocalDate(keys.days().toArray(LocalDate[]::new))
        .addArrayOfUUID(keys.technicians().toArray(UUID[]::new));
  }

  static void requireAll(long locked, LockKeys keys) {
    if (locked != keys.technicianDays()) {
      throw new LockRowsMissingException(keys);
    }
  }
}
