package dev.switchboard.integration.calendar;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.integration.calendar.BusyCalendar.Told;
import dev.switchboard.integration.calendar.BusyCalendar.Use;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of the calendars in use. */
@ApplicationScoped
class BusyCalendarRepository {
  /**
   * To be asked at once. Whoever asks at the moment does so with credentials of before, and finds
   * his lease over.
   */
  private static final String USE =
      """
      INSERT INTO busy_calendar AS b (id, tenant_id, technician_id, calendar_id)
      VALUES ($1, $2, $3, $4)
      ON CONFLICT ON CONSTRAINT busy_calendar_pk DO UPDATE
      SET done_at = NULL, due_at = now(), attempts = 0, lease_epoch = b.lease_epoch + 1,
          lease_expires_at = NULL, sync_token = NULL
      """;

  /** All but these are used no more; of those of which something was told it is news. */
  private static final String LEAVE =
      """
      UPDATE busy_calendar
      SET done_at = now(), lease_epoch = lease_epoch + 1, lease_expires_at = NULL,
          version = version + CASE WHEN told_state IS NULL THEN 0 ELSE 1 END,
          told_state = NULL, told_from = NULL, told_to = NULL, told_digest = NULL, read_at = NULL,
          sync_token = NULL
      WHERE tenant_id = $1 AND id <> ALL ($2::uuid[]) AND done_at IS NULL
      RETURNING new.id, new.technician_id, new.calendar_id, new.version,
                old.told_state IS NOT NULL AS told
      """;

  /** Opens again what was ended under its lease, to be done anew. */
  private static final String SAVE =
      """
      UPDATE busy_calendar
      SET version = $3, told_state = $4, told_from = $5, told_to = $6, told_digest = $7,
          read_at = $8, sync_token = $9, done_at = NULL,
          due_at = now() + $10::bigint * interval '1 millisecond', last_error = left($11, 500),
          attempts = CASE WHEN $11::text IS NULL THEN 0 ELSE attempts END
      WHERE tenant_id = $1 AND id = $2
      """;

  /** A calendar that is used no more, and the version of the event that says so. */
  record Left(Use use, long version) {}

  /**
   * @param error why it could not be read; null when it could
   */
  record Next(Duration after, @Nullable String error) {}

  Uni<Void> use(SqlConnection transaction, Use use) {
    return transaction
        .preparedQuery(USE)
        .execute(Tuple.of(use.id(), use.tenant().value(), use.technicianId(), use.calendarId()))
        .replaceWithVoid();
  }

  /**
   * Ends the use of all others.
   *
   * @return those of which something was told that no longer counts
   */
  Uni<List<Left>> leave(SqlConnection transaction, TenantId tenant, Use... inUse) {
    UUID[] kept = Stream.of(inUse).map(Use::id).toArray(UUID[]::new);
    return transaction
        .preparedQuery(LEAVE)
        .execute(Tuple.of(tenant.value()).addArrayOfUUID(kept))
        .map(
            rows ->
                rows.stream()
                    .filter(row -> row.getBoolean("told"))
                    .map(row -> left(tenant, row))
                    .toList());
  }

  Uni<Void> save(SqlConnection transaction, BusyCalendar calendar, Next next) {
    @Nullable Told told = calendar.told();
    return transaction
        .preparedQuery(SAVE)
        .execute(
            Tuple.of(calendar.use().tenant().value(), calendar.use().id(), calendar.version())
                .addString(told == null ? null : told.state().name())
                .addOffsetDateTime(told == null ? null : utc(told.stretch().from()))
                .addOffsetDateTime(told == null ? null : utc(told.stretch().to()))
                .addUUID(told == null ? null : told.digest())
                .addOffsetDateTime(calendar.readAt() == null ? null : utc(calendar.readAt()))
                .addString(calendar.syncToken())
                .addLong(next.after().toMillis())
                .addString(next.error()))
        .replaceWithVoid();
  }

  private static Left left(TenantId tenant, Row row) {
    Use use =
        new Use(
            row.getUUID("id"), tenant, row.getUUID("technician_id"), row.getString("calendar_id"));
    return new Left(use, row.getLong("version"));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
