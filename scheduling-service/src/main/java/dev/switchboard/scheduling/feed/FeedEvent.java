package dev.switchboard.scheduling.feed;

import dev.switchboard.contracts.appointment.AppointmentStatus;
import dev.switchboard.scheduling.Rows;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A visit, as calendars want to know it. */
record FeedEvent(
    UUID appointmentId,
    long version,
    AppointmentStatus status,
    String serviceName,
    Instant startsAt,
    Instant endsAt,
    ZoneId zone,
    String technicianName,
    boolean emergency,
    Customer customer,
    @Nullable String description,
    Instant createdAt,
    Instant updatedAt) {

  /** As he was when the visit was booked. */
  record Customer(String name, @Nullable String phone, @Nullable String address) {}

  static FeedEvent from(Row row) {
    return new FeedEvent(
        row.getUUID("id"),
        row.getLong("version"),
        AppointmentStatus.valueOf(row.getString("status")),
        row.getString("service_name"),
        Rows.instant(row, "starts_at"),
        Rows.instant(row, "ends_at"),
        ZoneId.of(row.getString("time_zone")),
        row.getString("technician_name"),
        row.getBoolean("emergency"),
        new Customer(
            row.getString("customer_name"),
            row.getString("customer_phone"),
            row.getString("customer_address")),
        row.getString("description"),
        Rows.instant(row, "created_at"),
        Rows.instant(row, "updated_at"));
  }
}
