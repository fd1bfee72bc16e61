package dev.switchboard.integration.calendar;

import dev.switchboard.contracts.TenantId;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the calendar is to show of an appointment (protocols.md 3.3). */
record Entry(TenantId tenant, AppointmentWords appointment) {
  private static final String TENANT = "tenantId";
  private static final String APPOINTMENT = "appointmentId";
  private static final String VERSION = "appointmentVersion";
  private static final String EMERGENCY = "(!) ";
  private static final int LONGEST_TEXT = 4000;

  /** Whose an entry in the calendar is, and which version it shows. */
  record Mark(String tenant, String appointment, long version) {
    static Mark of(JsonObject event) {
      JsonObject properties =
          event
              .getJsonObject("extendedProperties", new JsonObject())
              .getJsonObject("private", new JsonObject());
      return new Mark(
          properties.getString(TENANT, ""),
          properties.getString(APPOINTMENT, ""),
          version(properties.getString(VERSION, "")));
    }

    private static long version(String text) {
      return text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    }
  }

  UUID appointmentId() {
    return appointment.appointmentId();
  }

  long version() {
    return appointment.version();
  }

  boolean isMarkedBy(Mark mark) {
    return mark.tenant().equals(tenant.toString())
        && mark.appointment().equals(appointmentId().toString());
  }

  /**
   * The members we write; others, such as a colour that somebody gave it, stay as they are when an
   * entry is changed.
   */
  JsonObject body() {
    AppointmentWords.Customer customer = appointment.customerOrUnknown();
    return new JsonObject()
        .put("summary", summary(customer))
        .put("description", description(customer))
        .put("location", Objects.requireNonNullElse(customer.address(), ""))
        .put("start", time(appointment.startsAt()))
        .put("end", time(appointment.endsAt()))
        .put("transparency", "opaque")
        .put("reminders", new JsonObject().put("useDefault", false))
        .put("extendedProperties", new JsonObject().put("private", mark()));
  }

  private String summary(AppointmentWords.Customer customer) {
    String service =
        Objects.requireNonNullElse(appointment.serviceName(), appointment.serviceType());
    String words =
        Stream.of(service, customer.name())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(": "));
    return appointment.emergency() ? EMERGENCY + words : words;
  }

  private String description(AppointmentWords.Customer customer) {
    String text =
        Stream.of(customer.phone(), appointment.technicianName(), appointment.description())
            .filter(Objects::nonNull)
            .collect(Collectors.joining("\n"));
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
  }

  private JsonObject time(Instant instant) {
    ZoneId zone = ZoneId.of(appointment.timeZone());
    return new JsonObject()
        .put("dateTime", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone)))
        .put("timeZone", zone.getId());
  }

  private JsonObject mark() {
    return new JsonObject()
        .put(TENANT, tenant.toString())
        .put(APPOINTMENT, appointmentId().toString())
        .put(VERSION, Long.toString(version()));
  }
}
