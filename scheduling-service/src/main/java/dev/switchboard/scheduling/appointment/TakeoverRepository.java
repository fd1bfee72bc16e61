package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.security.Actor;
import dev.switchboard.scheduling.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Visits from elsewhere in the database, many at a time. */
@ApplicationScoped
class TakeoverRepository {
  /** Advisory locks of this program are told apart by their first half. */
  private static final int LOCK_CLASS = 0x494D504F;

  private static final String ALONE = "SELECT pg_advisory_xact_lock($1, hashtext($2))";

  private static final String KNOWN =
      """
      SELECT i.external_id, i.appointment_id, i.content::text AS content FROM appointment_import i
      WHERE i.tenant_id = $1 AND i.external_id = ANY($2)
      """;

  private static final String CUSTOMERS =
      "SELECT c.id FROM customer_copy c WHERE c.tenant_id = $1 AND c.id = ANY($2) AND NOT c.archived";

  private static final String SETUP =
      """
      SELECT s.travel_buffer_minutes, s.reminder_hours,
             ARRAY(SELECT t.id FROM technician t
                   WHERE t.tenant_id = $1 AND t.active AND t.archived_at IS NULL) AS technicians
      FROM schedule_settings s WHERE s.tenant_id = $1
      """;

  private static final String RESERVE =
      """
      INSERT INTO reservation (tenant_id, id, technician_id, day, starts_at, ends_at, blocked_until,
                               blocked)
      SELECT r.tenant_id, r.id, r.technician_id, r.day, r.starts_at, r.ends_at, r.blocked_until,
             tstzrange(r.starts_at, r.blocked_until, '[)')
      FROM jsonb_populate_recordset(NULL::reservation, $1::text::jsonb) AS r ORDER BY r.id
      """;

  private static final String STORE =
      """
      WITH stored AS (
        INSERT INTO appointment (tenant_id, id, version, placed_version, status, job_stage, customer_id,
          customer_name, customer_phone, customer_address, technician_id, service_type, service_name,
          starts_at, ends_at, time_zone, description, emergency, lead_source, tags, tag_keys, currency,
          estimated_value, quoted_value, quote_status, quoted_at, quote_decided_at, reminder_sent)
        SELECT a.tenant_id, a.id, 1, 1, a.status, a.job_stage, a.customer_id, a.customer_name,
               a.customer_phone, a.customer_address, a.technician_id, a.service_type, a.service_name,
               a.starts_at, a.ends_at, a.time_zone, a.description, a.emergency, a.lead_source, a.tags,
               a.tag_keys, a.currency, a.estimated_value, a.quoted_value, a.quote_status, a.quoted_at,
               a.quote_decided_at, a.reminder_sent
        FROM jsonb_populate_recordset(NULL::appointment, $1::text::jsonb) AS a
        RETURNING tenant_id, id, status, starts_at, technician_id),
      log AS (
        INSERT INTO appointment_change (tenant_id, appointment_id, version, kind, actor, happened_at,
                                        status, starts_at, technician_id, reason)
        SELECT s.tenant_id, s.id, 1, 'BOOKED', $3, $4, s.status, s.starts_at, s.technician_id, 'IMPORTED'
        FROM stored s)
      INSERT INTO appointment_import (tenant_id, external_id, appointment_id, content)
      SELECT i.tenant_id, i.external_id, i.appointment_id, i.content
      FROM jsonb_populate_recordset(NULL::appointment_import, $2::text::jsonb) AS i
      """;

  /** One import of a tenant at a time: what another has taken is seen after it. */
  Uni<Void> alone(SqlConnection transaction, TenantId tenant) {
    return transaction
        .preparedQuery(ALONE)
        .execute(Tuple.of(LOCK_CLASS, tenant.toString()))
        .replaceWithVoid();
  }

  /** By the id elsewhere. */
  Uni<Map<String, Known>> known(
      SqlConnection connection, TenantId tenant, Collection<String> externalIds) {
    return connection
        .preparedQuery(KNOWN)
        .execute(Tuple.of(tenant.value(), externalIds.toArray(String[]::new)))
        .map(TakeoverRepository::known);
  }

  Uni<Set<UUID>> customers(SqlConnection connection, TenantId tenant, Collection<UUID> ids) {
    return connection
        .preparedQuery(CUSTOMERS)
        .execute(Tuple.of(tenant.value(), ids.toArray(UUID[]::new)))
        .map(rows -> rows.stream().map(row -> row.getUUID("id")).collect(Collectors.toSet()));
  }

  /** Of a tenant that is set up. */
  Uni<Setup> setup(SqlConnection connection, TenantId tenant) {
    return connection
        .preparedQuery(SETUP)
        .execute(Tuple.of(tenant.value()))
        .map(rows -> Setup.from(rows.iterator().next()));
  }

  /** Fails where somebody else has the time after all. */
  Uni<Void> reserve(SqlConnection transaction, TakeoverRows rows) {
    return transaction
        .preparedQuery(RESERVE)
        .execute(Tuple.of(rows.reservations()))
        .replaceWithVoid();
  }

  /** With where they are from, and a row of history each. */
  Uni<Void> store(SqlConnection transaction, TakeoverRows rows, Actor actor) {
    return transaction
        .preparedQuery(STORE)
        .execute(
            Tuple.of(
                rows.appointments(),
                rows.origins(),
                actor.toString(),
                Rows.utc(rows.decisions().batch().now())))
        .replaceWithVoid();
  }

  private static Map<String, Known> known(RowSet<Row> rows) {
    Map<String, Known> known = new HashMap<>();
    rows.forEach(row -> known.put(row.getString("external_id"), Known.from(row)));
    return known;
  }

  /** What was taken over before. */
  record Known(UUID appointmentId, Map<String, String> content) {
    Known {
      Objects.requireNonNull(appointmentId, "appointmentId");
      content = Map.copyOf(content);
    }

    static Known from(Row row) {
      return new Known(
          row.getUUID("appointment_id"), Content.of(row.getString("content")).fields());
    }
  }

  /** A digest of each field. */
  record Content(Map<String, String> fields) {
    static Content of(String json) {
      return Rows.read("{\"fields\":" + json + "}", Content.class);
    }
  }

  /** What a visit's time is reckoned by. */
  record Setup(Duration buffer, List<Integer> reminderHours, Set<UUID> technicians) {
    static Setup from(Row row) {
      return new Setup(
          Duration.ofMinutes(row.getInteger("travel_buffer_minutes")),
          List.of(row.getArrayOfIntegers("reminder_hours")),
          Set.of(row.getArrayOfUUIDs("technicians")));
    }
  }
}
