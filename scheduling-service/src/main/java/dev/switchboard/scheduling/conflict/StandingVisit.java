package dev.switchboard.scheduling.conflict;

import dev.switchboard.contracts.appointment.AppointmentStatus;
import dev.switchboard.scheduling.Rows;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;

/** A visit that stands and is not over, as far as a change of the setup concerns it. */
record StandingVisit(
    UUID appointmentId,
    AppointmentStatus status,
    Instant startsAt,
    Instant endsAt,
    String serviceType,
    boolean emergency,
    UUID technicianId,
    String technicianName,
    String customerName) {
  static StandingVisit from(Row row) {
    return new StandingVisit(
        row.getUUID("id"),
        AppointmentStatus.valueOf(row.getString("status")),
        Rows.instant(row, "starts_at"),
        Rows.instant(row, "ends_at"),
        row.getString("service_type"),
        row.getBoolean("emergency"),
        row.getUUID("technician_id"),
        row.getString("technician_name"),
        row.getString("customer_name"));
  }
}
