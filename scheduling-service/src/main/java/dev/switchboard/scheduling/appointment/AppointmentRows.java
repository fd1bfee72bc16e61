package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.Money;
import dev.switchboard.contracts.appointment.AppointmentStatus;
import dev.switchboard.scheduling.Rows;
import dev.switchboard.scheduling.travel.Location;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Appointments in rows of {@code appointment}, with the technician's name. */
final class AppointmentRows {
  private AppointmentRows() {}

  static Appointment appointment(Row row) {
    return new Appointment(
        row.getUUID("id"),
        row.getLong("version"),
        row.getLong("placed_version"),
        AppointmentStatus.valueOf(row.getString("status")),
        new CustomerSnapshot(
            row.getUUID("customer_id"),
            row.getString("customer_name"),
            row.getString("customer_phone"),
            row.getString("customer_address"),
            Location.of(
                row.getBigDecimal("customer_latitude"), row.getBigDecimal("customer_longitude"))),
        visit(row),
        job(row),
        new Marks(
            row.getString("calendar_event_id"),
            row.getBoolean("reminder_sent"),
            row.getString("cancel_reason"),
            row.getBoolean("late_cancel")),
        Rows.instant(row, "created_at"),
        Rows.instant(row, "updated_at"));
  }

  /** With the times that the database has set. */
  static Appointment stored(Appointment appointment, Row row) {
    return appointment.stored(Rows.instant(row, "created_at"), Rows.instant(row, "updated_at"));
  }

  private static Visit visit(Row row) {
    return new Visit(
        row.getUUID("technician_id"),
        row.getString("technician_name"),
        Rows.instant(row, "starts_at"),
        Rows.instant(row, "ends_at"),
        ZoneId.of(row.getString("time_zone")),
        ArrivalWindow.of(moment(row, "arrival_from"), moment(row, "arrival_to")));
  }

  private static @Nullable Instant moment(Row row, String column) {
    OffsetDateTime moment = row.getOffsetDateTime(column);
    return moment == null ? null : moment.toInstant();
  }

  private static Job job(Row row) {
    Currency currency = Currency.getInstance(row.getString("currency"));
    @Nullable BigDecimal estimate = row.getBigDecimal("estimated_value");
    return new Job(
        row.getString("service_type"),
        row.getString("service_name"),
        row.getString("description"),
        row.getBoolean("emergency"),
        row.getUUID("conversation_id"),
        row.getString("lead_source"),
        currency,
        estimate == null ? null : new Money(estimate, currency));
  }
}
