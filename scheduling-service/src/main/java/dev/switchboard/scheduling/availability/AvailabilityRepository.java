package dev.switchboard.scheduling.availability;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.scheduling.Rows;
import dev.switchboard.scheduling.availability.OfferedService.PriceRange;
import dev.switchboard.scheduling.settings.Settings;
import dev.switchboard.scheduling.settings.SettingsRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

  /**
   * By starts_at, not by blocked: under row-level security only leakproof operators use an index.
   * Nothing is blocked for longer than a day (reservation_times_ck), so nothing older reaches in.
   */
  private static final String OCCUPIED =
      """
      SELECT r.id, r.technician_id, r.day, r.starts_at, r.blocked_until FROM reservation r
      WHERE r.tenant_id = $1 AND r.starts_at >= $2::timestamptz - interval '24 hours' AND r.starts_at < $3
        AND r.blocked_until > $2 AND (r.expires_at IS NULL OR r.expires_at > $4)
      """;

  /** Empty before the tenant is set up. */
  Uni<Optional<Found>> plan(SqlConnection connection, TenantId tenant, String serviceType) {
    return connection
        .preparedQuery(PLAN)
        .execute(Tuple.of(tenant.value(), serviceType))
        .map(rows -> Rows.first(rows).map(AvailabilityRepository::found));
  }

  /** Visits and holds that take time after {@code from} and start before {@code to}. */
  Uni<List<Occupied>> occupied(
      SqlConnection connection, TenantId tenant, Instant from, Instant to, Instant now) {
    return connection
        .preparedQuery(OCCUPIED)
        .execute(Tuple.of(tenant.value(), Rows.utc(from), Rows.utc(to), Rows.utc(now)))
        .map(rows -> rows.stream().map(Occupied::from).toList());
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
