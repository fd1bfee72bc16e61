package dev.switchboard.scheduling.settings;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.scheduling.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where settings are kept; one row a tenant. */
@ApplicationScoped
class SettingsRepository {
  private static final String ADD =
      """
      WITH setup AS (
        INSERT INTO schedule_setup (tenant_id, version) VALUES ($1, 1)
        ON CONFLICT ON CONSTRAINT schedule_setup_pk DO NOTHING)
      INSERT INTO schedule_settings (tenant_id, version, weekly_hours, closed_days, slot_minutes,
        lead_minutes, horizon_days, max_jobs_per_day, emergency_allowance, travel_buffer_minutes,
        reserve_mornings_for_emergencies, reminder_hours, late_cancel_hours, hold_minutes,
        special_days, holidays, quiet_from, quiet_to, reminders_per_minute)
      VALUES ($1, 1, $2::text::jsonb, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
              $14::text::jsonb, $15::text::jsonb, $16, $17, $18)
      ON CONFLICT ON CONSTRAINT schedule_settings_pk DO NOTHING
      """;

  private static final String CHANGE =
      """
      UPDATE schedule_settings SET version = version + 1, weekly_hours = $2::text::jsonb,
        closed_days = $3, slot_minutes = $4, lead_minutes = $5, horizon_days = $6,
        max_jobs_per_day = $7, emergency_allowance = $8, travel_buffer_minutes = $9,
        reserve_mornings_for_emergencies = $10, reminder_hours = $11, late_cancel_hours = $12,
        hold_minutes = $13, special_days = $14::text::jsonb, holidays = $15::text::jsonb,
        quiet_from = $16, quiet_to = $17, reminders_per_minute = $18
      WHERE tenant_id = $1 RETURNING version, created_at, updated_at
      """;

  private static final String READ =
      """
      SELECT s.*, %s FROM schedule_settings s WHERE s.tenant_id = $1
      """
          .formatted(SettingsRows.TEXTS);

  /** Does nothing when there are settings already. */
  Uni<Void> add(SqlConnection transaction, TenantId tenant, Settings settings) {
    return transaction.preparedQuery(ADD).execute(columns(tenant, settings)).replaceWithVoid();
  }

  Uni<Kept> change(SqlConnection transaction, TenantId tenant, Settings settings) {
    return transaction
        .preparedQuery(CHANGE)
        .execute(columns(tenant, settings))
        .map(rows -> kept(rows.iterator().next(), settings));
  }

  Uni<Optional<Kept>> find(SqlConnection connection, TenantId tenant) {
    return read(connection, READ, tenant);
  }

  /** The same for a change: whoever else wants to change them waits. */
  Uni<Optional<Kept>> findLocked(SqlConnection transaction, TenantId tenant) {
    return read(transaction, READ + "FOR NO KEY UPDATE", tenant);
  }

  private static Uni<Optional<Kept>> read(SqlConnection connection, String sql, TenantId tenant) {
    return connection
        .preparedQuery(sql)
        .execute(Tuple.of(tenant.value()))
        .map(rows -> Rows.first(rows).map(row -> kept(row, SettingsRows.settings(row))));
  }

  private static Kept kept(Row row, Settings settings) {
    return new Kept(
        row.getLong("version"),
        settings,
        Rows.instant(row, "created_at"),
        Rows.instant(row, "updated_at"));
  }

  private static Tuple columns(TenantId tenant, Settings settings) {
    @Nullable QuietHours quiet = settings.quietHours();
    return Tuple.tuple()
        .addUUID(tenant.value())
        .addString(Rows.write(settings.weeklyHours()))
        .addArrayOfLocalDate(settings.closedDays().toArray(LocalDate[]::new))
        .addInteger(settings.slotMinutes())
        .addInteger(settings.leadMinutes())
        .addInteger(settings.horizonDays())
        .addInteger(settings.maxJobsPerDay())
        .addInteger(settings.emergencyAllowance())
        .addInteger(settings.travelBufferMinutes())
        .addBoolean(settings.reserveMorningsForEmergencies())
        .addArrayOfInteger(settings.reminderHours().toArray(Integer[]::new))
        .addInteger(settings.lateCancelHours())
        .addInteger(settings.holdMinutes())
        .addString(Rows.write(settings.specialDays()))
        .addString(Rows.write(holidays(settings.holidays())))
        .addLocalTime(quiet == null ? null : quiet.from())
        .addLocalTime(quiet == null ? null : quiet.to())
        .addInteger(settings.remindersPerMinute());
  }

  private static @Nullable ObservedHolidays holidays(ObservedHolidays holidays) {
    return holidays.equals(ObservedHolidays.NONE) ? null : holidays;
  }

  /** The settings and which version of them. */
  record Kept(long version, Settings settings, Instant createdAt, Instant updatedAt) {}
}
