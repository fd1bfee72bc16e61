package dev.switchboard.integration.calendar;

import dev.switchboard.contracts.TenantId;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a calendar as far as it says when somebody is busy (protocols.md 3.3).
 *
 * @param span what it takes; null when it takes no time: deleted, shown as free, or declined
 */
record ListedEntry(String id, Entry.Mark mark, @Nullable Span span) {
  /** More often than that an entry of one appointment is hardly deleted by hand. */
  private static final int GENERATIONS = 100;

  /** May be empty: Google knows entries without a length. */
  record Span(Instant begins, Instant ends) {}

  /**
   * @param zone the calendar's, where days of whole-day entries begin and end
   * @throws DateTimeException when the times cannot be read
   * @throws ClassCastException when a member is of another kind than it should be
   */
  static ListedEntry read(JsonObject item, ZoneId zone) {
    String id = item.getString("id", "");
    return new ListedEntry(id, Entry.Mark.of(item), takesTime(item) ? span(item, zone) : null);
  }

  /**
   * Whether it stands for an appointment of the tenant. The mark alone does not tell: a copy that
   * somebody makes of our entry has it too, but under another id.
   */
  boolean standsForAppointmentOf(TenantId tenant) {
    return mark.tenant().equals(tenant.toString())
        && mark.appointment().matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        && isOfSomeGeneration(tenant, UUID.fromString(mark.appointment()));
  }

  private boolean isOfSomeGeneration(TenantId tenant, UUID appointment) {
    return IntStream.range(0, GENERATIONS)
        .anyMatch(generation -> EventId.of(tenant, appointment, generation).equals(id));
  }

  private static boolean takesTime(JsonObject item) {
    return !item.getString("status", "").equals("cancelled")
        && !item.getString("transparency", "").equals("transparent")
        && !isDeclined(item.getJsonArray("attendees", new JsonArray()));
  }

  /** Whether the calendar's owner said no. */
  private static boolean isDeclined(JsonArray attendees) {
    return IntStream.range(0, attendees.size())
        .mapToObj(attendees::getJsonObject)
        .filter(attendee -> attendee.getBoolean("self", false))
        .anyMatch(self -> self.getString("responseStatus", "").equals("declined"));
  }

  private static Span span(JsonObject item, ZoneId zone) {
    return new Span(
        instant(item.getJsonObject("start", new JsonObject()), zone),
        instant(item.getJsonObject("end", new JsonObject()), zone));
  }

  private static Instant instant(JsonObject time, ZoneId zone) {
    String date = time.getString("date");
    if (date != null) {
      return LocalDate.parse(date).atStartOfDay(zone).toInstant();
    }
    String text = time.getString("dateTime", "");
    return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).atZone(ZoneId.of(time.getString("timeZone", ""))).toInstant();
  }
}
