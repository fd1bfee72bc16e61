package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.Money;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.appointment.AppointmentStatus;
import dev.switchboard.scheduling.Rows;
import dev.switchboard.scheduling.travel.Location;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
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
        pipeline(row),
        new Marks(
            row.getString("calendar_event_id"),
            row.getBoolean("reminder_sent"),
            row.getString("cancel_reason"),
            row.getBoolean("late_cancel"),
            List.of(row.getArrayOfUUIDs("conversation_ids"))),
        Rows.instant(row, "created_at"),
        Rows.instant(row, "updated_at"));
  }

  /** With the times that the database has set. */
  static Appointment stored(Appointment appointment, Row row) {
    return appointment.stored(Rows.instant(row, "created_at"), Rows.instant(row, "updated_at"));
  }

  /** What an UPDATE and its row of history take. */
  static Tuple columns(TenantId tenant, Change change, Instant at) {
    Appointment now = change.now();
    Tuple columns =
        Tuple.tuple()
            .addUUID(tenant.value())
            .addUUID(now.id())
            .addLong(now.version())
            .addLong(now.placedVersion())
            .addString(now.status().name())
            .addString(now.pipeline().stage().stage().name())
            .addUUID(now.visit().technicianId())
            .addOffsetDateTime(Rows.utc(now.visit().startsAt()))
            .addOffsetDateTime(Rows.utc(now.visit().endsAt()))
            .addString(now.visit().zone().getId())
            .addBoolean(now.marks().reminderSent())
            .addString(now.marks().cancelReason())
            .addBoolean(now.marks().late())
            .addString(change.kind().name())
            .addString(change.actor().toString())
            .addOffsetDateTime(Rows.utc(at))
            .addString(change.reason())
            .addString(Rows.write(change.differences()))
            .addArrayOfUUID(now.marks().changedIn().toArray(UUID[]::new))
            .addString(now.job().description())
            .addBoolean(now.job().emergency())
            .addBigDecimal(amount(now.job().estimate()));
    return arrivalAfter(pipelineAfter(columns, now.pipeline()), now.visit().arrival());
  }

  static Tuple arrivalAfter(Tuple columns, @Nullable ArrivalWindow arrival) {
    return columns
        .addOffsetDateTime(arrival == null ? null : Rows.utc(arrival.from()))
        .addOffsetDateTime(arrival == null ? null : Rows.utc(arrival.to()));
  }

  private static Tuple pipelineAfter(Tuple columns, Pipeline pipeline) {
    Quote quote = pipeline.quote();
    return columns
        .addString(pipeline.stage().own())
        .addArrayOfString(pipeline.tags().toArray(String[]::new))
        .addArrayOfString(pipeline.tags().stream().map(Tags::key).toArray(String[]::new))
        .addString(quote.status().name())
        .addBigDecimal(amount(quote.value()))
        .addOffsetDateTime(quote.quotedAt() == null ? null : Rows.utc(quote.quotedAt()))
        .addOffsetDateTime(quote.decidedAt() == null ? null : Rows.utc(quote.decidedAt()));
  }

  private static @Nullable BigDecimal amount(@Nullable Money money) {
    return money == null ? null : money.amount();
  }

  private static Pipeline pipeline(Row row) {
    return new Pipeline(
        new Stage(JobStage.valueOf(row.getString("job_stage")), row.getString("own_stage")),
        List.of(row.getArrayOfStrings("tags")),
        quote(row));
  }

  private static Quote quote(Row row) {
    @Nullable BigDecimal value = row.getBigDecimal("quoted_value");
    Currency currency = Currency.getInstance(row.getString("currency"));
    return new Quote(
        QuoteStatus.valueOf(row.getString("quote_status")),
        value == null ? null : new Money(value, currency),
        time(row, "quoted_at"),
        time(row, "quote_decided_at"));
  }

  private static @Nullable Instant time(Row row, String column) {
    @Nullable OffsetDateTime time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
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
