package dev.switchboard.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.local.demo.Handset.Contact;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A customer's visit, looked up wherever it must show. */
final class Visit {
  static final LocalTime NOON = LocalTime.NOON;
  static final LocalTime SIX = LocalTime.of(18, 0);

  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH);

  private final Scene scene;
  private final String customerId;

  private Visit(Scene scene, String customerId) {
    this.scene = scene;
    this.customerId = customerId;
  }

  static Visit of(Scene scene, Contact contact) {
    return new Visit(scene, scene.office().customer(contact));
  }

  /** Waits until the customer has one appointment in that state; returns when it begins. */
  ZonedDateTime stands(String status) {
    JsonNode appointment =
        scene
            .office()
            .appointment(customerId, found -> found.path("status").asText().equals(status), status);
    ZonedDateTime begins = begins(appointment);
    scene.found(
        "appointment",
        "%s %s, %s"
            .formatted(status, SHOWN.format(begins), appointment.path("serviceName").asText()),
        Map.of(
            "appointmentId", appointment.path("appointmentId").asText(),
            "status", status,
            "startsAt", appointment.path("startsAt").asText(),
            "serviceType", appointment.path("serviceType").asText()));
    return begins;
  }

  /** Waits until the customer's one appointment begins at another time; returns that. */
  ZonedDateTime moved(ZonedDateTime from) {
    var unused =
        scene
            .office()
            .appointment(
                customerId,
                found -> !Instant.parse(found.path("startsAt").asText()).equals(from.toInstant()),
                "moved");
    return stands("SCHEDULED");
  }

  /** Google's calendar shows the visit when and as long as it is. */
  void isInTheCalendar() {
    JsonNode appointment = one();
    JsonNode link = scene.office().calendarLink(appointment, "LINKED");
    List<JsonNode> entries = entries(link.path("eventId").asText());
    JourneyFailedException.unless(
        entries.size() == 1, "the calendar shows the visit %d times".formatted(entries.size()));
    JsonNode entry = entries.getFirst();
    Instant starts = ZonedDateTime.parse(entry.at("/start/dateTime").asText()).toInstant();
    JourneyFailedException.unless(
        starts.equals(begins(appointment).toInstant()), "the calendar shows another time");
    scene.found(
        "calendar",
        "%s, %s".formatted(SHOWN.format(begins(appointment)), entry.path("summary").asText()),
        Map.of("eventId", link.path("eventId").asText(), "state", "LINKED"));
  }

  void isGoneFromTheCalendar() {
    JsonNode link = scene.office().calendarLink(one(), "REMOVED");
    JourneyFailedException.unless(
        entries(link.path("eventId").asText()).isEmpty(), "the calendar still shows the visit");
    scene.found(
        "calendar",
        "the entry is gone",
        Map.of("eventId", link.path("eventId").asText(), "state", "REMOVED"));
  }

  private JsonNode one() {
    return scene.office().appointment(customerId, _ -> true, "there");
  }

  private List<JsonNode> entries(String eventId) {
    return scene.calendarEntries().stream()
        .filter(entry -> entry.path("id").asText().equals(eventId))
        .filter(entry -> !entry.path("status").asText().equals("cancelled"))
        .toList();
  }

  private ZonedDateTime begins(JsonNode appointment) {
    return Instant.parse(appointment.path("startsAt").asText()).atZone(scene.zone());
  }
}
