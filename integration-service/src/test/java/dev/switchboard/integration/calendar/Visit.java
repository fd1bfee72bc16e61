package dev.switchboard.integration.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.Topic;
import dev.switchboard.contracts.appointment.AppointmentBooked;
import dev.switchboard.contracts.appointment.AppointmentCancelled;
import dev.switchboard.contracts.appointment.AppointmentEvent;
import dev.switchboard.contracts.appointment.AppointmentRescheduled;
import dev.switchboard.contracts.appointment.AppointmentSnapshot;
import dev.switchboard.contracts.appointment.AppointmentStatus;
import dev.switchboard.platform.event.ConsumedEvent;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A visit as scheduling-service would tell of it: version 1 booked at ten, 2 moved, 3 cancelled.
 */
record Visit(TenantId tenant, UUID id) {
  static final Instant TEN = Instant.parse("2026-09-07T13:00:00Z");
  static final Instant FOUR = Instant.parse("2026-09-09T19:00:00Z");
  private static final String ZONE = "America/Argentina/Buenos_Aires";

  static Visit of(TenantId tenant) {
    return new Visit(tenant, Ids.next());
  }

  AppointmentEvent booked() {
    return new AppointmentBooked(snapshot(1, AppointmentStatus.SCHEDULED, TEN));
  }

  AppointmentEvent moved() {
    return new AppointmentRescheduled(snapshot(2, AppointmentStatus.SCHEDULED, FOUR), TEN);
  }

  AppointmentEvent cancelled() {
    return new AppointmentCancelled(snapshot(3, AppointmentStatus.CANCELLED, FOUR), null, false);
  }

  /** What {@code GET /v1/crm/appointments/{id}} answers after this. */
  String shown(AppointmentEvent last) {
    AppointmentSnapshot now = last.appointment();
    return """
    {"appointmentId":"%s","version":%d,"status":"%s","serviceType":"isp_repair",
     "serviceName":"Reparacion","startsAt":"%s","endsAt":"%s","timeZone":"%s","technicianName":"Marta",
     "description":"Sin internet","emergency":false,"reminderSent":false,"somethingNew":{},
     "customer":{"customerId":"%s","name":"Ana Paredes","phone":"+5491155500001",
                 "address":"Triunvirato 4210"}}
    """
        .formatted(
            id, now.version(), now.status(), now.startsAt(), now.endsAt(), ZONE, now.customerId());
  }

  /** The event as it comes from Kafka. */
  ConsumedEvent heard(AppointmentEvent event) {
    return new ConsumedEvent(
        Ids.next(), event.topic(), tenant, id, id, TEN, null, json(event).encode().getBytes(UTF_8));
  }

  private static JsonObject json(AppointmentEvent event) {
    AppointmentSnapshot now = event.appointment();
    JsonObject appointment =
        new JsonObject()
            .put("appointmentId", now.appointmentId().toString())
            .put("version", now.version())
            .put("status", now.status().name())
            .put("customerId", now.customerId().toString())
            .put("technicianId", now.technicianId().toString())
            .put("serviceType", now.serviceType())
            .put("startsAt", now.startsAt().toString())
            .put("endsAt", now.endsAt().toString())
            .put("timeZone", now.timeZone())
            .put("emergency", now.emergency())
            .put("actor", now.actor());
    JsonObject json = new JsonObject().put("appointment", appointment);
    return event.topic() == Topic.APPOINTMENT_RESCHEDULED
        ? json.put("previousStartsAt", TEN.toString())
        : json;
  }

  private AppointmentSnapshot snapshot(long version, AppointmentStatus status, Instant startsAt) {
    return new AppointmentSnapshot(
        id,
        version,
        status,
        id,
        null,
        id,
        "isp_repair",
        startsAt,
        startsAt.plus(Duration.ofHours(1)),
        ZONE,
        false,
        "customer");
  }
}
