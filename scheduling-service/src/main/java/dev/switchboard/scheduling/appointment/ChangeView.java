package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.appointment.AppointmentStatus;
import dev.switchboard.scheduling.Rows;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change of an appointment: who did what, and what it was afterwards (features.md S7).
 *
 * @param at business time
 */
record ChangeView(
    long version,
    Change.Kind kind,
    String actor,
    Instant at,
    AppointmentStatus status,
    Instant startsAt,
    UUID technicianId,
    @Nullable String reason) {
  static ChangeView from(Row row) {
    return new ChangeView(
        row.getLong("version"),
        Change.Kind.valueOf(row.getString("kind")),
        row.getString("actor"),
        Rows.instant(row, "happened_at"),
        AppointmentStatus.valueOf(row.getString("status")),
        Rows.instant(row, "starts_at"),
        row.getUUID("technician_id"),
        row.getString("reason"));
  }
}
