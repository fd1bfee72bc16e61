package dev.switchboard.scheduling.availability;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.scheduling.Rows;
import dev.switchboard.scheduling.availability.OfferedService.PriceRange;
import dev.switchboard.scheduling.settings.Settings;
import dev.switchboard.scheduling.settings.SettingsRows;
import dev.switchboard.scheduling.travel.Location;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A plan and what is taken, one statement each. */
@ApplicationScoped
class AvailabilityRepository {
  private static final String PLAN =
      """
      SELECT s.*, %s, t.code, t.name AS service_name,
             t.duration_minutes, t.emergency_minutes, t.price_low, t.price_high, t.required_skill,
             %s AS technicians, u.version AS setup_version
      FROM schedule_settings s
      JOIN schedule_setup u ON u.tenant_id = s.tenant_id
      LEFT JOIN service_type t ON t.tenant_id = s.tenant_id AND t.code = $2 AND t.archived_at IS NULL
      WHERE s.tenant_id = $1
      """
          .formatted(SettingsRows.TEXTS, PlannedTechnician.OF_TENANT);

  /** The place of an appointment, else the last known of a customer. */
  private static final String PLACE =
      """
      (SELECT a.customer_latitude AS latitude, a.customer_longitude AS longitude FROM appointment a
       WHERE a.tenant_id = $1 AND a.id = $2 AND a.customer_latitude IS NOT NULL)
      UNION ALL
      (SELECT a.customer_latitude, a.customer_longitude FROM appointment a
       WHERE a.tenant_id = $1 AND a.customer_id = $3 AND a.customer_latitude IS NOT NULL
       ORDER BY a.starts_at DESC, a.id DESC LIMIT 1)
      """;

  /**
   * By starts_at, not by blocked: under row-level security only leakproof operators use an index.
   * Nothing is blocked for longer than a day (reservation_times_ck), so nothing older reaches in.
   */
  private static final String TAKING =
      """
      WHERE r.tenant_id = $1 AND r.starts_at >= $2::timestamptz - interval '24 hours' AND r.starts_at < $3
        AND r.blocked_until > $2 AND (r.expires_at IS NULL OR r.expires_at > $4)
      """;

  private static final String TAKEN = TakenRows.JOBS + TAKING + TakenRows.busy(false);
  private static final String TAKEN_WITH_PLACES =
      TakenRows.JOBS_WITH_PLACES + TAKING + TakenRows.busy(true);

  /** Empty before the tenant is set up. */
  Uni<Optional<Found>> plan(SqlConnection connection, TenantId tenant, String serviceType) {
    return connection
        .preparedQuery(PLAN)
        .execute(Tuple.of(tenant.value(), serviceType))
        .map(rows -> Rows.first(rows).map(AvailabilityRepository::found));
  }

  /**
   * What takes time after {@code from} and starts before {@code to}.
   *
   * @param places whether it matters where visits are
   */
  Uni<Taken> taken(
      SqlConnection connection, TenantId tenant, OpenRange range, Instant now, boolean places) {
    return connection
        .preparedQuery(places ? TAKEN_WITH_PLACES : TAKEN)
        .execute(
            Tuple.of(tenant.value(), Rows.utc(range.from()), Rows.utc(range.to()), Rows.utc(now)))
        .map(rows -> TakenRows.taken(rows, places, now));
  }

  /** Where an appointment is, else where the customer was visited last; empty: nobody knows. */
  Uni<Optional<Location>> place(
      SqlConnection connection,
      TenantId tenant,
      @Nullable UUID appointmentId,
      @Nullable UUID customerId) {
    return connection
        .preparedQuery(PLACE)
        .execute(Tuple.of(tenant.value(), appointmentId, customerId))
        .map(rows -> Rows.first(rows).map(AvailabilityRepository::location));
  }

  private static @Nullable Location location(Row row) {
    return Location.of(row.getBigDecimal("latitude"), row.getBigDecimal("longitude"));
  }

  private static Found found(Row row) {
    return new Found(
        row.getLong("setup_version"),
        SettingsRows.settings(row),
        row.getString("code") == null ? null : service(row),
        PlannedTechnician.all(row.getString("technicians")));
  }

  private static OfferedService service(Row row) {
    return new OfferedService(
        row.getString("code"),
        row.getString("service_name"),
        Duration.ofMinutes(row.getInteger("duration_minutes")),
        Duration.ofMinutes(row.getInteger("emergency_minutes")),
        row.getBigDecimal("price_low") == null
            ? null
            : new PriceRange(row.getBigDecimal("price_low"), row.getBigDecimal("price_high")),
        row.getString("required_skill"));
  }

  /**
   * Of a tenant that is set up.
   *
   * @param setupVersion rises with every change of any of it
   * @param service null: it has no such service type
   * @param technicians all active ones
   */
  record Found(
      long setupVersion,
      Settings settings,
      @Nullable OfferedService service,
      List<PlannedTechnician> technicians) {}
}
