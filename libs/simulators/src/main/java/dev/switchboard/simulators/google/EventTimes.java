package dev.switchboard.simulators.google;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** Start and end of an event as instants; {@code [start, end)}. */
record EventTimes(Instant start, Instant end) {

  /**
   * Reads {@code start} and {@code end} of an event.
   *
   * @param calendarZone where all-day events have their midnight
   * @throws Refusal when they are missing, of different kinds, or the wrong way round
   */
  static EventTimes of(JsonNode event, ZoneId calendarZone) {
    JsonNode start = event.path("start");
    JsonNode end = event.path("end");
    if (start.hasNonNull("date") != end.hasNonNull("date")) {
      throw new Refusal(
          GoogleError.invalid("Invalid start or end time: both must be of one kind."));
    }
    EventTimes times =
        new EventTimes(instant(start, "start", calendarZone), instant(end, "end", calendarZone));
    if (times.end.isBefore(times.start)) {
      throw new Refusal(GoogleError.EMPTY_RANGE);
    }
    return times;
  }

  /** A mandatory RFC 3339 parameter with its offset. */
  static Instant parameter(String text, String name) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new Refusal(GoogleError.invalid("Invalid value for: " + name));
    }
  }

  boolean overlaps(Instant from, Instant until) {
    return start.isBefore(until) && end.isAfter(from);
  }

  private static Instant instant(JsonNode time, String name, ZoneId calendarZone) {
    try {
      if (time.hasNonNull("date")) {
        return LocalDate.parse(time.get("date").asText()).atStartOfDay(calendarZone).toInstant();
      }
      if (!time.hasNonNull("dateTime")) {
        throw new Refusal(GoogleError.required("Missing %s time.".formatted(name)));
      }
      return instant(time.get("dateTime").asText(), time.path("timeZone").asText(), name);
    } catch (DateTimeException e) {
      throw new Refusal(GoogleError.invalid("Invalid value for: " + name));
    }
  }

  private static Instant instant(String dateTime, String zone, String name) {
    ZoneId named = zone.isEmpty() ? null : ZoneId.of(zone);
    if (dateTime.matches(".*(Z|[+-]\\d\\d:\\d\\d)")) {
      return OffsetDateTime.parse(dateTime).toInstant();
    }
    if (named == null) {
      throw new Refusal(
          GoogleError.required("Missing time zone definition for %s time.".formatted(name)));
    }
    return LocalDateTime.parse(dateTime).atZone(named).toInstant();
  }
}
