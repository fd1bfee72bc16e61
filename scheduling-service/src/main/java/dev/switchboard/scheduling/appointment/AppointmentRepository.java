package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.Money;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.scheduling.Rows;
import dev.switchboard.scheduling.SchedulingError;
import dev.switchboard.scheduling.travel.Location;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The appointments of the transaction's tenant, each change with its row of history. */
@ApplicationScoped
class AppointmentRepository {
  /** By start. */
  static final String LIST = "appointments:start";

  /** By version. */
  static final String CHANGES = "appointment-changes:version";

  private static final String READ =
      """
      SELECT a.*, t.name AS technician_name FROM appointment a
      JOIN technician t ON t.tenant_id = a.tenant_id AND t.id = a.technician_id
      WHERE a.tenant_id = $1
      """;

  /** The row as it is once it is locked; a join would judge it by the technician it had before. */
  private static final String LOCKED =
      """
      WITH a AS MATERIALIZED (
        SELECT * FROM appointment WHERE tenant_id = $1 AND id = $2 FOR NO KEY UPDATE)
      SELECT a.*, t.name AS technician_name FROM a
      JOIN technician t ON t.tenant_id = a.tenant_id AND t.id = a.technician_id
      """;

  private static final String LATE_CANCEL =
      "SELECT s.late_cancel_hours FROM schedule_settings s WHERE s.tenant_id = $1";

  private static final String REMINDER_HOURS =
      "SELECT s.reminder_hours FROM schedule_settings s WHERE s.tenant_id = $1";

  private static final String KNOWS =
      "SELECT FROM customer_copy c WHERE c.tenant_id = $1 AND c.id = $2 AND NOT c.archived";

  /** Time, appointment and history are there together, or the time was somebody else's. */
  private static final String BOOK =
      """
      WITH place AS (
        INSERT INTO reservation (tenant_id, id, technician_id, day, starts_at, ends_at, blocked_until,
                                 blocked, latitude, longitude)
        VALUES ($1, $2, $3, $4, $5, $6, $7, tstzrange($5, $7, '[)'), $25::numeric, $26::numeric)
        ON CONFLICT ON CONSTRAINT reservation_blocked_ex DO NOTHING
        RETURNING tenant_id, id, technician_id, starts_at, ends_at),
      booked AS (
        INSERT INTO appointment (tenant_id, id, version, placed_version, status, job_stage,
          technician_id, starts_at, ends_at, customer_id, customer_name, customer_phone,
          customer_address, service_type, service_name, time_zone, description, emergency,
          conversation_id, lead_source, currency, estimated_value, customer_latitude,
          customer_longitude, arrival_from, arrival_to)
        SELECT p.tenant_id, p.id, 1, 1, $8, $9, p.technician_id, p.starts_at, p.ends_at,
               $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $25, $26, $27,
               $28
        FROM place p RETURNING created_at, updated_at),
      log AS (
        INSERT INTO appointment_change (tenant_id, appointment_id, version, kind, actor, happened_at,
                                        status, starts_at, technician_id)
        SELECT p.tenant_id, p.id, 1, 'BOOKED', $23, $24, $8, p.starts_at, p.technician_id FROM place p)
      SELECT created_at, updated_at FROM booked
      """;

  private static final String CHANGE =
      """
      WITH changed AS (
        UPDATE appointment SET version = $3, placed_version = $4, status = $5, job_stage = $6,
               technician_id = $7, starts_at = $8, ends_at = $9, time_zone = $10, reminder_sent = $11,
               cancel_reason = $12, late_cancel = $13, conversation_ids = $19, description = $20,
               emergency = $21, estimated_value = $22, own_stage = $23, tags = $24, tag_keys = $25,
               quote_status = $26, quoted_value = $27, quoted_at = $28, quote_decided_at = $29,
               arrival_from = $30, arrival_to = $31
        WHERE tenant_id = $1 AND id = $2 RETURNING created_at, updated_at),
      log AS (
        INSERT INTO appointment_change (tenant_id, appointment_id, version, kind, actor, happened_at,
                                        status, starts_at, technician_id, reason, changed)
        VALUES ($1, $2, $3, $14, $15, $16, $5, $8, $7, $17, $18::text::jsonb))
      SELECT created_at, updated_at FROM changed
      """;

  private static final String REMINDER_SENT =
      "UPDATE appointment SET reminder_sent = true WHERE tenant_id = $1 AND id = $2";

  private static final String HISTORY =
      """
      SELECT c.*, c.changed::text AS differences FROM appointment_change c
      WHERE c.tenant_id = $1 AND c.appointment_id = $2 AND c.version > $3 ORDER BY c.version LIMIT $4
      """;

  /** Empty when the time was taken after all. */
  Uni<Optional<Appointment>> book(
      SqlConnection transaction,
      TenantId tenant,
      Change booking,
      Placement.Placed place,
      Instant at) {
    Appointment booked = booking.now();
    Job job = booked.job();
    Money estimate = job.estimate();
    Location location = booked.customer().location();
    Tuple columns =
        ReservationRepository.columns(tenant, booked.id(), place)
            .addString(booked.status().name())
            .addString(booked.pipeline().stage().stage().name())
            .addUUID(booked.customer().customerId())
            .addString(booked.customer().name())
            .addString(booked.customer().phone())
            .addString(booked.customer().address())
            .addString(job.serviceType())
            .addString(job.serviceName())
            .addString(booked.visit().zone().getId())
            .addString(job.description())
            .addBoolean(job.emergency())
            .addUUID(job.conversationId())
            .addString(job.leadSource())
            .addString(job.currency().getCurrencyCode())
            .addBigDecimal(estimate == null ? null : estimate.amount())
            .addString(booking.actor().toString())
            .addOffsetDateTime(Rows.utc(at))
            .addBigDecimal(location == null ? null : BigDecimal.valueOf(location.latitude()))
            .addBigDecimal(location == null ? null : BigDecimal.valueOf(location.longitude()));
    return transaction
        .preparedQuery(BOOK)
        .execute(AppointmentRows.arrivalAfter(columns, booked.visit().arrival()))
        .map(rows -> Rows.first(rows).map(row -> AppointmentRows.stored(booked, row)));
  }

  Uni<Appointment> change(SqlConnection transaction, TenantId tenant, Change change, Instant at) {
    return transaction
        .preparedQuery(CHANGE)
        .execute(AppointmentRows.columns(tenant, change, at))
        .map(rows -> AppointmentRows.stored(change.now(), rows.iterator().next()));
  }

  /** Fails with APPOINTMENT_NOT_FOUND, also for another tenant's. */
  Uni<Appointment> require(SqlConnection connection, TenantId tenant, UUID id) {
    return read(connection, READ + " AND a.id = $2", tenant, id);
  }

  /** The same, for a change: whoever else wants to change it waits. */
  Uni<Appointment> requireLocked(SqlConnection transaction, TenantId tenant, UUID id) {
    return found(transaction, LOCKED, tenant, id)
        .chain(
            found ->
                found
                    .map(locked -> Uni.createFrom().item(locked))
                    // Given meanwhile to somebody who was not there when the statement began.
                    .orElseGet(() -> read(transaction, LOCKED, tenant, id)));
  }

  Uni<Duration> lateCancelWithin(SqlConnection connection, TenantId tenant) {
    return connection
        .preparedQuery(LATE_CANCEL)
        .execute(Tuple.of(tenant.value()))
        .map(rows -> Duration.ofHours(rows.iterator().next().getInteger(0)));
  }

  /** How many hours before a visit its customer is reminded. */
  Uni<List<Integer>> reminderHours(SqlConnection connection, TenantId tenant) {
    return connection
        .preparedQuery(REMINDER_HOURS)
        .execute(Tuple.of(tenant.value()))
        .map(rows -> List.of(rows.iterator().next().getArrayOfIntegers(0)));
  }

  Uni<Void> reminderSent(SqlConnection transaction, TenantId tenant, UUID id) {
    return transaction
        .preparedQuery(REMINDER_SENT)
        .execute(Tuple.of(tenant.value(), id))
        .replaceWithVoid();
  }

  /** Whether the copy of the customers has this one, living. */
  Uni<Boolean> knowsCustomer(SqlConnection connection, TenantId tenant, UUID customerId) {
    return connection
        .preparedQuery(KNOWS)
        .execute(Tuple.of(tenant.value(), customerId))
        .map(rows -> rows.rowCount() == 1);
  }

  /** By start, as many as the page needs. */
  Uni<List<Appointment>> list(
      SqlConnection connection, TenantId tenant, AppointmentFilter filter, PageRequest page) {
    return connection
        .preparedQuery(READ + filter.conditions(page))
        .execute(filter.parameters(tenant, page))
        .map(rows -> rows.stream().map(AppointmentRows::appointment).toList());
  }

  /** The oldest first, as many as the page needs. */
  Uni<List<ChangeView>> history(
      SqlConnection connection, TenantId tenant, UUID id, PageRequest page) {
    long after = page.cursor().map(ChangeView::versionAt).orElse(0L);
    return connection
        .preparedQuery(HISTORY)
        .execute(Tuple.of(tenant.value(), id, after, page.rowsToRead()))
        .map(rows -> rows.stream().map(ChangeView::from).toList());
  }

  private static Uni<Appointment> read(
      SqlConnection connection, String sql, TenantId tenant, UUID id) {
    return found(connection, sql, tenant, id).map(found -> found.orElseThrow(() -> notFound(id)));
  }

  private static Uni<Optional<Appointment>> found(
      SqlConnection connection, String sql, TenantId tenant, UUID id) {
    return connection
        .preparedQuery(sql)
        .execute(Tuple.of(tenant.value(), id))
        .map(rows -> Rows.first(rows).map(AppointmentRows::appointment));
  }

  private static ApplicationException notFound(UUID id) {
    return new ApplicationException(
        SchedulingError.APPOINTMENT_NOT_FOUND, "There is no appointment " + id + ".");
  }
}
