package dev.switchboard.scheduling.reminder;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.scheduling.Rows;
import dev.switchboard.scheduling.reminder.ReminderPlan.Planned;
import dev.switchboard.scheduling.reminder.ReminderService.Subject;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reminders in the database. */
@ApplicationScoped
class ReminderRepository {
  /**
   * A reminder that was dropped by other settings comes back; one that was said does not. Where
   * there are quiet hours it is looked at soon, as they may have it said earlier.
   */
  private static final String PLAN =
      """
      INSERT INTO reminder AS r (tenant_id, id, appointment_id, appointment_version, hours_before,
                                 due_at, not_after, state, next_look_at)
      SELECT $1, p.id, p.appointment_id, p.version, p.hours, p.due_at, p.not_after, 'WAITING',
             CASE WHEN s.quiet_from IS NULL THEN p.due_at ELSE least($8, p.due_at) END
      FROM unnest($2::uuid[], $3::uuid[], $4::bigint[], $5::int[], $6::timestamptz[],
                  $7::timestamptz[]) AS p(id, appointment_id, version, hours, due_at, not_after)
      JOIN schedule_settings s ON s.tenant_id = $1
      ORDER BY p.appointment_id, p.hours
      ON CONFLICT ON CONSTRAINT reminder_appointment_uk
      DO UPDATE SET state = 'WAITING', due_at = excluded.due_at, not_after = excluded.not_after,
        next_look_at = excluded.next_look_at, skipped_because = NULL
      WHERE r.state IN ('WAITING', 'REVOKED', 'SKIPPED')
      """;

  private static final String REVOKE =
      """
      UPDATE reminder SET state = 'REVOKED'
      WHERE tenant_id = $1 AND appointment_id = $2 AND state IN ('WAITING', 'DUE')
      """;

  private static final String DROP_OTHER_HOURS =
      """
      UPDATE reminder SET state = 'REVOKED'
      WHERE tenant_id = $1 AND state = 'WAITING' AND hours_before <> ALL($2)
      """;

  private static final String TO_COME =
      """
      SELECT a.id, a.placed_version, a.starts_at FROM appointment a
      WHERE a.tenant_id = $1 AND a.starts_at > $2 AND a.status IN ('SCHEDULED', 'CONFIRMED')
      """;

  private static final String APPOINTMENT_OF =
      "SELECT r.appointment_id FROM reminder r WHERE r.tenant_id = $1 AND r.id = $2";

  private static final String OF_APPOINTMENT =
      """
      SELECT r.* FROM reminder r WHERE r.tenant_id = $1 AND r.appointment_id = $2
      ORDER BY r.appointment_version, r.due_at, r.id
      """;

  private static final String HAS_APPOINTMENT =
      "SELECT FROM appointment a WHERE a.tenant_id = $1 AND a.id = $2";

  private static final String GRANT =
      """
      UPDATE reminder r
      SET state = CASE WHEN r.not_after < $4 THEN 'EXPIRED' ELSE 'GRANTED' END, granted_to = $5
      WHERE r.tenant_id = $1 AND r.id = $2 AND r.appointment_version = $3
        AND (r.state = 'DUE' OR r.state = 'GRANTED' AND r.granted_to = $5)
      RETURNING r.state
      """;

  Uni<Void> add(
      SqlConnection transaction,
      TenantId tenant,
      Subject subject,
      List<Planned> planned,
      Instant now) {
    return planAll(
        transaction,
        tenant,
        planned.stream().map(one -> new PlannedFor(subject, one)).toList(),
        now);
  }

  Uni<Void> planAll(
      SqlConnection transaction, TenantId tenant, List<PlannedFor> planned, Instant now) {
    return transaction
        .preparedQuery(PLAN)
        .execute(
            Tuple.tuple()
                .addUUID(tenant.value())
                .addArrayOfUUID(planned.stream().map(one -> Ids.next()).toArray(UUID[]::new))
                .addArrayOfUUID(
                    planned.stream().map(one -> one.subject().appointmentId()).toArray(UUID[]::new))
                .addArrayOfLong(
                    planned.stream().map(one -> one.subject().version()).toArray(Long[]::new))
                .addArrayOfInteger(
                    planned.stream()
                        .map(one -> one.planned().hoursBefore())
                        .toArray(Integer[]::new))
                .addArrayOfOffsetDateTime(
                    planned.stream()
                        .map(one -> Rows.utc(one.planned().dueAt()))
                        .toArray(OffsetDateTime[]::new))
                .addArrayOfOffsetDateTime(
                    planned.stream()
                        .map(one -> Rows.utc(one.planned().notAfter()))
                        .toArray(OffsetDateTime[]::new))
                .addOffsetDateTime(Rows.utc(now)))
        .replaceWithVoid();
  }

  /** All of the appointment's, those of its earlier times too, the first due first. */
  Uni<List<ReminderView>> ofAppointment(
      SqlConnection connection, TenantId tenant, UUID appointmentId) {
    return connection
        .preparedQuery(OF_APPOINTMENT)
        .execute(Tuple.of(tenant.value(), appointmentId))
        .map(rows -> rows.stream().map(ReminderView::from).toList());
  }

  /** Whether the tenant has this appointment at all. */
  Uni<Boolean> hasAppointment(SqlConnection connection, TenantId tenant, UUID appointmentId) {
    return connection
        .preparedQuery(HAS_APPOINTMENT)
        .execute(Tuple.of(tenant.value(), appointmentId))
        .map(rows -> rows.rowCount() == 1);
  }

  Uni<Void> revoke(SqlConnection transaction, TenantId tenant, UUID appointmentId) {
    return transaction
        .preparedQuery(REVOKE)
        .execute(Tuple.of(tenant.value(), appointmentId))
        .replaceWithVoid();
  }

  Uni<Void> dropOtherHours(SqlConnection transaction, TenantId tenant, List<Integer> hours) {
    return transaction
        .preparedQuery(DROP_OTHER_HOURS)
        .execute(Tuple.of(tenant.value(), hours.toArray(Integer[]::new)))
        .replaceWithVoid();
  }

  Uni<List<Subject>> toCome(SqlConnection transaction, TenantId tenant, Instant now) {
    return transaction
        .preparedQuery(TO_COME)
        .execute(Tuple.of(tenant.value(), Rows.utc(now)))
        .map(rows -> rows.stream().map(ReminderRepository::subject).toList());
  }

  Uni<Optional<UUID>> appointmentOf(SqlConnection connection, TenantId tenant, UUID reminderId) {
    return connection
        .preparedQuery(APPOINTMENT_OF)
        .execute(Tuple.of(tenant.value(), reminderId))
        .map(rows -> Rows.first(rows).map(row -> row.getUUID("appointment_id")));
  }

  Uni<Boolean> grant(SqlConnection transaction, TenantId tenant, Asked asked, Instant now) {
    return transaction
        .preparedQuery(GRANT)
        .execute(
            Tuple.of(
                tenant.value(),
                asked.reminderId(),
                asked.placedVersion(),
                Rows.utc(now),
                asked.messageKey()))
        .map(
            rows ->
                Rows.first(rows)
                    .filter(row -> row.getString("state").equals("GRANTED"))
                    .isPresent());
  }

  private static Subject subject(Row row) {
    return new Subject(
        row.getUUID("id"), row.getLong("placed_version"), Rows.instant(row, "starts_at"));
  }

  /** One reminder of one visit. */
  record PlannedFor(Subject subject, Planned planned) {}
}
