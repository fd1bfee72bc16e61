package dev.switchboard.integration.calendar;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.appointment.AppointmentSnapshot;
import dev.switchboard.contracts.appointment.AppointmentStatus;
import dev.switchboard.platform.work.Claimed;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A change that the calendar is to show: what was said when it happened. */
record CalendarTask(Origin origin, UUID appointmentId, long version, Visit visit) {
  /** The event it comes from. */
  record Origin(UUID eventId, TenantId tenant, @Nullable String traceParent) {}

  /** The visit without its words. */
  record Visit(
      AppointmentStatus status,
      String serviceType,
      Instant startsAt,
      Instant endsAt,
      String timeZone,
      boolean emergency) {}

  static CalendarTask from(Origin origin, AppointmentSnapshot snapshot) {
    return new CalendarTask(
        origin,
        snapshot.appointmentId(),
        snapshot.version(),
        new Visit(
            snapshot.status(),
            snapshot.serviceType(),
            snapshot.startsAt(),
            snapshot.endsAt(),
            snapshot.timeZone(),
            snapshot.emergency()));
  }

  static CalendarTask from(Claimed work) {
    Row row = work.row();
    return new CalendarTask(
        new Origin(work.id(), work.tenantId(), work.traceParent()),
        row.getUUID("appointment_id"),
        row.getLong("appointment_version"),
        new Visit(
            AppointmentStatus.valueOf(row.getString("status")),
            row.getString("service_type"),
            row.getOffsetDateTime("starts_at").toInstant(),
            row.getOffsetDateTime("ends_at").toInstant(),
            row.getString("time_zone"),
            row.getBoolean("emergency")));
  }

  TenantId tenant() {
    return origin.tenant();
  }

  boolean cancels() {
    return visit.status() == AppointmentStatus.CANCELLED;
  }

  /** The appointment as far as this task knows it: without words. */
  AppointmentWords wordless() {
    return new AppointmentWords(
        appointmentId,
        version,
        visit.status(),
        null,
        visit.serviceType(),
        null,
        visit.startsAt(),
        visit.endsAt(),
        visit.timeZone(),
        null,
        null,
        visit.emergency());
  }
}
