package dev.switchboard.scheduling.dispatch;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.appointment.AppointmentStatus;
import dev.switchboard.scheduling.Rows;
import dev.switchboard.scheduling.travel.Location;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What takes technicians' time on a day. */
@ApplicationScoped
class DayRepository {
  /** By starts_at: nothing is blocked for longer than a day (reservation_times_ck). */
  private static final String TAKEN =
      """
      SELECT r.id, r.technician_id, t.name AS technician_name, r.starts_at, r.ends_at, r.blocked_until,
             a.version, a.status, a.service_type, a.emergency, a.pinned, a.arrival_from, a.arrival_to,
             a.customer_latitude, a.customer_longitude
      FROM reservation r
      JOIN technician t ON t.tenant_id = r.tenant_id AND t.id = r.technician_id
      LEFT JOIN appointment a ON a.tenant_id = r.tenant_id AND a.id = r.id
      WHERE r.tenant_id = $1 AND r.starts_at >= $2::timestamptz - interval '24 hours'
        AND r.starts_at < $3::timestamptz + interval '24 hours' AND r.blocked_until > $2
        AND (r.expires_at IS NULL OR r.expires_at > $4)
      """;

  private static final String TECHNICIANS =
      "SELECT t.id FROM technician t WHERE t.tenant_id = $1 AND t.id = ANY($2)";

  /**
   * Visits and holds that reach into a time, or begin on the day after.
   *
   * @param now holds that have expired by then take nothing
   */
  Uni<List<Taken>> taken(
      SqlConnection connection, TenantId tenant, Instant from, Instant to, Instant now) {
    return connection
        .preparedQuery(TAKEN)
        .execute(Tuple.of(tenant.value(), Rows.utc(from), Rows.utc(to), Rows.utc(now)))
        .map(rows -> rows.stream().map(Taken::from).toList());
  }

  /** Those of the ids that are technicians, also of earlier days. */
  Uni<List<UUID>> technicians(SqlConnection connection, TenantId tenant, Collection<UUID> ids) {
    return connection
        .preparedQuery(TECHNICIANS)
        .execute(Tuple.of(tenant.value(), ids.toArray(UUID[]::new)))
        .map(rows -> rows.stream().map(row -> row.getUUID("id")).toList());
  }

  /**
   * Taken time.
   *
   * @param visit null: a hold's
   */
  record Taken(
      UUID id,
      UUID technicianId,
      String technicianName,
      Instant startsAt,
      Instant endsAt,
      Instant blockedUntil,
      @Nullable Standing visit) {
    static Taken from(Row row) {
      return new Taken(
          row.getUUID("id"),
          row.getUUID("technician_id"),
          row.getString("technician_name"),
          Rows.instant(row, "starts_at"),
          Rows.instant(row, "ends_at"),
          Rows.instant(row, "blocked_until"),
          row.getString("status") == null ? null : Standing.from(row));
    }
  }

  /** The visit that takes it. */
  record Standing(
      long version,
      AppointmentStatus status,
      String serviceType,
      boolean emergency,
      boolean pinned,
      @Nullable Instant arrivalFrom,
      @Nullable Instant arrivalTo,
      @Nullable Location location) {
    static Standing from(Row row) {
      return new Standing(
          row.getLong("version"),
          AppointmentStatus.valueOf(row.getString("status")),
          row.getString("service_type"),
          row.getBoolean("emergency"),
          row.getBoolean("pinned"),
          Rows.instantOrNull(row, "arrival_from"),
          Rows.instantOrNull(row, "arrival_to"),
          Location.of(
              row.getBigDecimal("customer_latitude"), row.getBigDecimal("customer_longitude")));
    }
  }
}
