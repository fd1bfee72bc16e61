package dev.switchboard.scheduling.conflict;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.scheduling.Rows;
import dev.switchboard.scheduling.availability.PlannedTechnician;
import dev.switchboard.scheduling.settings.Settings;
import dev.switchboard.scheduling.settings.SettingsRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The setup of the transaction's tenant, and the visits that stand. */
@ApplicationScoped
class ConflictRepository {
  private static final String SETUP =
      """
      SELECT s.*, %s, %s AS technicians,
             (SELECT coalesce(jsonb_agg(jsonb_build_object('code', t.code, 'name', t.required_skill)), '[]')::text
              FROM service_type t
              WHERE t.tenant_id = $1 AND t.archived_at IS NULL AND t.required_skill IS NOT NULL) AS skills
      FROM schedule_settings s WHERE s.tenant_id = $1
      """
          .formatted(SettingsRows.TEXTS, PlannedTechnician.OF_TENANT);

  /** A stronger lock than an UPDATE's own: new lock rows of days wait for it too. */
  private static final String LOCK =
      """
      WITH locked AS MATERIALIZED (
        SELECT s.tenant_id FROM schedule_setup s WHERE s.tenant_id = $1 FOR UPDATE)
      UPDATE schedule_setup s SET version = s.version + 1 FROM locked l
      WHERE s.tenant_id = l.tenant_id
      """;

  /** In the order in which bookings lock them; a booking on a past day is refused anyway. */
  private static final String TAKE_DAYS =
      """
      WITH locked AS MATERIALIZED (
        SELECT d.day FROM schedule_day d WHERE d.tenant_id = $1 AND d.day >= $2
        ORDER BY d.day FOR UPDATE)
      DELETE FROM schedule_day d USING locked l WHERE d.tenant_id = $1 AND d.day = l.day
      """;

  /** Those that are not over; no visit is longer than a day (reservation_times_ck). */
  private static final String STANDING =
      """
      SELECT a.*, t.name AS technician_name FROM appointment a
      JOIN technician t ON t.tenant_id = a.tenant_id AND t.id = a.technician_id
      WHERE a.tenant_id = $1 AND a.starts_at > $2::timestamptz - interval '24 hours' AND a.ends_at > $2
        AND a.status IN ('SCHEDULED', 'CONFIRMED', 'PENDING_RESCHEDULE', 'IN_PROGRESS')
      """;

  private static final String BUSY =
      """
      SELECT DISTINCT a.id FROM appointment a
      JOIN calendar_busy c ON c.tenant_id = a.tenant_id
        AND (c.technician_id IS NULL OR c.technician_id = a.technician_id)
      WHERE a.tenant_id = $1 AND a.starts_at > $2::timestamptz - interval '24 hours' AND a.ends_at > $2
        AND a.status IN ('SCHEDULED', 'CONFIRMED', 'PENDING_RESCHEDULE', 'IN_PROGRESS')
        AND c.tenant_id = $1 AND c.busy && tstzrange(a.starts_at, a.ends_at)
      """;

  private static final String BY_START = " ORDER BY a.starts_at, a.id";
  private static final String OF_TYPE = STANDING + " AND a.service_type = $3" + BY_START;
  private static final String OF_TECHNICIAN = STANDING + " AND a.technician_id = $3" + BY_START;

  Uni<Setup> setup(SqlConnection connection, TenantId tenant) {
    return connection
        .preparedQuery(SETUP)
        .execute(Tuple.of(tenant.value()))
        .map(rows -> setup(rows.iterator().next()));
  }

  /** One change of a tenant's setup at a time. */
  Uni<Void> lock(SqlConnection transaction, TenantId tenant) {
    return transaction.preparedQuery(LOCK).execute(Tuple.of(tenant.value())).replaceWithVoid();
  }

  /**
   * Waits for the bookings that hold their days' locks, and makes those that do not yet read the
   * setup again (design.md section 10).
   */
  Uni<Void> takeDays(SqlConnection transaction, TenantId tenant, LocalDate from) {
    return transaction
        .preparedQuery(TAKE_DAYS)
        .execute(Tuple.of(tenant.value(), from))
        .replaceWithVoid();
  }

  /** By start. */
  Uni<List<StandingVisit>> standing(SqlConnection connection, TenantId tenant, Instant now) {
    return visits(connection, STANDING + BY_START, Tuple.of(tenant.value(), Rows.utc(now)));
  }

  /** Which of them lie in time that a calendar has something in. */
  Uni<Set<UUID>> busy(SqlConnection connection, TenantId tenant, Instant now) {
    return connection
        .preparedQuery(BUSY)
        .execute(Tuple.of(tenant.value(), Rows.utc(now)))
        .map(rows -> rows.stream().map(row -> row.getUUID("id")).collect(Collectors.toSet()));
  }

  Uni<List<StandingVisit>> ofType(
      SqlConnection connection, TenantId tenant, Instant now, String code) {
    return visits(connection, OF_TYPE, Tuple.of(tenant.value(), Rows.utc(now), code));
  }

  Uni<List<StandingVisit>> ofTechnician(
      SqlConnection connection, TenantId tenant, Instant now, UUID id) {
    return visits(connection, OF_TECHNICIAN, Tuple.of(tenant.value(), Rows.utc(now), id));
  }

  private static Uni<List<StandingVisit>> visits(
      SqlConnection connection, String sql, Tuple parameters) {
    return connection
        .preparedQuery(sql)
        .execute(parameters)
        .map(rows -> rows.stream().map(StandingVisit::from).toList());
  }

  private static Setup setup(Row row) {
    Map<String, String> skills =
        Arrays.stream(Rows.read(row.getString("skills"), Skill[].class))
            .collect(Collectors.toMap(Skill::code, Skill::name));
    return new Setup(
        SettingsRows.settings(row), PlannedTechnician.all(row.getString("technicians")), skills);
  }

  /**
   * What is set up.
   *
   * @param technicians all active ones
   * @param skills what service types require, by code
   */
  record Setup(
      Settings settings, List<PlannedTechnician> technicians, Map<String, String> skills) {}

  /** What a service type requires. */
  record Skill(String code, String name) {}
}
