package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.scheduling.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Several visits that change their places together, each step one statement. */
@ApplicationScoped
class ReassignmentRepository {
  private static final String LOCK_VISITS =
      """
      SELECT a.*, t.name AS technician_name FROM appointment a
      JOIN technician t ON t.tenant_id = a.tenant_id AND t.id = a.technician_id
      WHERE a.tenant_id = $1 AND a.id = ANY($2) ORDER BY a.id FOR NO KEY UPDATE OF a
      """;

  /** All are taken away before any is put anywhere: two may change places. */
  private static final String TAKE_AWAY =
      """
      DELETE FROM reservation WHERE tenant_id = $1 AND id = ANY($2) AND expires_at IS NULL
      RETURNING id, starts_at, ends_at, blocked_until
      """;

  private static final String PUT =
      """
      INSERT INTO reservation (tenant_id, id, technician_id, day, starts_at, ends_at, blocked_until,
                               blocked, latitude, longitude)
      SELECT $1, p.id, p.technician_id, p.day, p.starts_at, p.ends_at, p.blocked_until,
             tstzrange(p.starts_at, p.blocked_until, '[)'), a.customer_latitude, a.customer_longitude
      FROM unnest($2::uuid[], $3::uuid[], $4::date[], $5::timestamptz[], $6::timestamptz[],
                  $7::timestamptz[])
           AS p(id, technician_id, day, starts_at, ends_at, blocked_until)
      JOIN appointment a ON a.tenant_id = $1 AND a.id = p.id
      ORDER BY p.id
      ON CONFLICT ON CONSTRAINT reservation_blocked_ex DO NOTHING RETURNING id
      """;

  private static final String CHANGE =
      """
      WITH wanted AS (
        SELECT * FROM unnest($2::uuid[], $3::bigint[], $4::bigint[], $5::uuid[], $6::timestamptz[],
                             $7::timestamptz[], $8::bool[], $9::bool[],
                             $13::text[], $14::text[])
          AS w(id, version, placed_version, technician_id, starts_at, ends_at, reminder_sent, told,
               changed, kind)),
      changed AS (
        UPDATE appointment a SET version = w.version, placed_version = w.placed_version,
               technician_id = w.technician_id, starts_at = w.starts_at, ends_at = w.ends_at,
               reminder_sent = w.reminder_sent,
               arrival_from = CASE WHEN w.told THEN a.arrival_from END,
               arrival_to = CASE WHEN w.told THEN a.arrival_to END
        FROM wanted w WHERE a.tenant_id = $1 AND a.id = w.id
        RETURNING a.tenant_id, a.id, a.version, a.status, a.starts_at, a.technician_id,
                  w.changed::jsonb, w.kind)
      INSERT INTO appointment_change (tenant_id, appointment_id, version, kind, actor, happened_at,
                                      status, starts_at, technician_id, reason, changed)
      SELECT c.tenant_id, c.id, c.version, c.kind, $10, $11, c.status, c.starts_at,
             c.technician_id, $12, c.changed
      FROM changed c
      """;

  private static final String PIN =
      "UPDATE appointment SET pinned = $3 WHERE tenant_id = $1 AND id = $2";

  Uni<LockedVisits> lockVisits(SqlConnection transaction, TenantId tenant, Collection<UUID> ids) {
    return transaction
        .preparedQuery(LOCK_VISITS)
        .execute(Tuple.of(tenant.value(), ids.toArray(UUID[]::new)))
        .map(ReassignmentRepository::lockedVisits);
  }

  Uni<List<Blocked>> takeAway(SqlConnection transaction, TenantId tenant, Collection<UUID> ids) {
    return transaction
        .preparedQuery(TAKE_AWAY)
        .execute(Tuple.of(tenant.value(), ids.toArray(UUID[]::new)))
        .map(rows -> rows.stream().map(Blocked::from).toList());
  }

  /** Those that found their place free. */
  Uni<Set<UUID>> put(SqlConnection transaction, TenantId tenant, List<PutAt> places) {
    return transaction
        .preparedQuery(PUT)
        .execute(
            Tuple.tuple()
                .addUUID(tenant.value())
                .addArrayOfUUID(array(places, PutAt::id, UUID[]::new))
                .addArrayOfUUID(array(places, PutAt::technicianId, UUID[]::new))
                .addArrayOfLocalDate(array(places, PutAt::day, LocalDate[]::new))
                .addArrayOfOffsetDateTime(times(places, PutAt::startsAt))
                .addArrayOfOffsetDateTime(times(places, PutAt::endsAt))
                .addArrayOfOffsetDateTime(times(places, PutAt::blockedUntil)))
        .map(rows -> rows.stream().map(row -> row.getUUID("id")).collect(Collectors.toSet()));
  }

  /** The appointments and a row of history of each. */
  Uni<Void> change(SqlConnection transaction, TenantId tenant, List<Change> changes, Instant at) {
    List<Appointment> all = changes.stream().map(Change::now).toList();
    Change any = changes.getFirst();
    return transaction
        .preparedQuery(CHANGE)
        .execute(
            Tuple.tuple()
                .addUUID(tenant.value())
                .addArrayOfUUID(array(all, Appointment::id, UUID[]::new))
                .addArrayOfLong(array(all, Appointment::version, Long[]::new))
                .addArrayOfLong(array(all, Appointment::placedVersion, Long[]::new))
                .addArrayOfUUID(array(all, one -> one.visit().technicianId(), UUID[]::new))
                .addArrayOfOffsetDateTime(times(all, one -> one.visit().startsAt()))
                .addArrayOfOffsetDateTime(times(all, one -> one.visit().endsAt()))
                .addArrayOfBoolean(array(all, one -> one.marks().reminderSent(), Boolean[]::new))
                .addArrayOfBoolean(array(all, one -> one.visit().arrival() != null, Boolean[]::new))
                .addString(any.actor().toString())
                .addOffsetDateTime(Rows.utc(at))
                .addString(any.reason())
                .addArrayOfString(
                    array(changes, one -> Rows.write(one.differences()), String[]::new))
                .addArrayOfString(array(changes, one -> one.kind().name(), String[]::new)))
        .replaceWithVoid();
  }

  Uni<Void> pin(SqlConnection transaction, TenantId tenant, UUID id, boolean pinned) {
    return transaction
        .preparedQuery(PIN)
        .execute(Tuple.of(tenant.value(), id, pinned))
        .replaceWithVoid();
  }

  private static LockedVisits lockedVisits(RowSet<Row> rows) {
    List<Appointment> visits = new ArrayList<>();
    List<UUID> pinned = new ArrayList<>();
    for (Row row : rows) {
      visits.add(AppointmentRows.appointment(row));
      if (row.getBoolean("pinned")) {
        pinned.add(row.getUUID("id"));
      }
    }
    return new LockedVisits(visits, pinned);
  }

  private static <T, R> R[] array(List<T> all, Function<T, R> column, IntFunction<R[]> of) {
    return all.stream().map(column).toArray(of);
  }

  private static <T> OffsetDateTime[] times(List<T> all, Function<T, Instant> column) {
    return all.stream().map(one -> Rows.utc(column.apply(one))).toArray(OffsetDateTime[]::new);
  }

  /** Time that was a visit's until now. */
  record Blocked(UUID id, Instant startsAt, Instant endsAt, Instant blockedUntil) {
    static Blocked from(Row row) {
      return new Blocked(
          row.getUUID("id"),
          Rows.instant(row, "starts_at"),
          Rows.instant(row, "ends_at"),
          Rows.instant(row, "blocked_until"));
    }
  }

  /** Time that is to be a visit's. */
  record PutAt(
      UUID id,
      UUID technicianId,
      LocalDate day,
      Instant startsAt,
      Instant endsAt,
      Instant blockedUntil) {}
}
