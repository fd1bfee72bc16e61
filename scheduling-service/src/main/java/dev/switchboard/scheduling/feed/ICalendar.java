package dev.switchboard.scheduling.feed;

import dev.switchboard.contracts.appointment.AppointmentStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A feed as text (RFC 5545, with the names of RFC 7986 and those that calendars knew before it).
 * The same visits make the same text: nothing in it is the time of its writing.
 *
 * @param name what a calendar calls it
 * @param language ISO 639-1
 * @param from no event begins before
 * @param to nor after
 */
record ICalendar(
    String name, ZoneId zone, String language, Detail detail, Instant from, Instant to) {
  private static final String REFRESH = "PT15M";

  ICalendar {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
  }

  String write(List<FeedEvent> events) {
    ContentLines lines = new ContentLines();
    lines.add("BEGIN", "VCALENDAR");
    lines.add("VERSION", "2.0");
    lines.add("PRODID", "-//Switchboard//Scheduling//EN");
    lines.add("CALSCALE", "GREGORIAN");
    lines.addText("NAME", name);
    lines.addText("X-WR-CALNAME", name);
    lines.add("X-WR-TIMEZONE", zone.getId());
    lines.add("REFRESH-INTERVAL;VALUE=DURATION", REFRESH);
    lines.add("X-PUBLISHED-TTL", REFRESH);
    events.stream()
        .map(FeedEvent::zone)
        .distinct()
        .forEach(used -> new ZoneLines(used, from, to).addTo(lines));
    events.forEach(event -> add(lines, event));
    lines.add("END", "VCALENDAR");
    return lines.toString();
  }

  private void add(ContentLines lines, FeedEvent event) {
    boolean cancelled = event.status() == AppointmentStatus.CANCELLED;
    lines.add("BEGIN", "VEVENT");
    lines.add("UID", event.appointmentId() + "@switchboard");
    // Without a METHOD this is when the visit was last changed, not when it is written (3.8.7.2).
    lines.addUtc("DTSTAMP", event.updatedAt());
    lines.addUtc("CREATED", event.createdAt());
    lines.addUtc("LAST-MODIFIED", event.updatedAt());
    lines.add("SEQUENCE", Long.toString(event.version() - 1));
    lines.addZoned("DTSTART", event.startsAt(), event.zone());
    lines.addZoned("DTEND", event.endsAt(), event.zone());
    lines.addText("SUMMARY", summary(event));
    lines.addText("LOCATION", detail == Detail.FULL ? event.customer().address() : null);
    lines.addText("DESCRIPTION", description(event));
    lines.add("STATUS", status(event.status()));
    lines.add("TRANSP", cancelled ? "TRANSPARENT" : "OPAQUE");
    if (event.emergency()) {
      lines.add("PRIORITY", "1");
      lines.addText("CATEGORIES", emergency());
    }
    lines.add("END", "VEVENT");
  }

  private String summary(FeedEvent event) {
    String customer = event.customer().name().strip();
    String shown = detail == Detail.FULL ? customer : customer.split("\\s", 2)[0];
    String summary = event.serviceName() + " – " + shown;
    return event.emergency() ? emergency() + ": " + summary : summary;
  }

  private String description(FeedEvent event) {
    List<String> lines = new ArrayList<>();
    if (event.emergency()) {
      lines.add(emergency());
    }
    lines.add((isSpanish() ? "Va: " : "Technician: ") + event.technicianName());
    if (detail == Detail.FULL) {
      String phone = event.customer().phone();
      if (phone != null) {
        lines.add((isSpanish() ? "Teléfono: " : "Phone: ") + phone);
      }
      if (event.description() != null) {
        lines.add(event.description());
      }
    }
    return String.join("\n", lines);
  }

  private String emergency() {
    return isSpanish() ? "EMERGENCIA" : "EMERGENCY";
  }

  private boolean isSpanish() {
    return language.equals("es");
  }

  /** What RFC 5545 3.8.1.11 has for it. */
  private static String status(AppointmentStatus status) {
    return switch (status) {
      case SCHEDULED, CONFIRMED, IN_PROGRESS, COMPLETED, NO_SHOW -> "CONFIRMED";
      case PENDING_RESCHEDULE -> "TENTATIVE";
      case CANCELLED -> "CANCELLED";
    };
  }
}
