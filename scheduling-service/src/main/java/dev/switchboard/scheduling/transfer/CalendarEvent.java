package dev.switchboard.scheduling.transfer;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.util.Strings;
import org.jspecify.annotations.Nullable;

/**
 * One event of a calendar. SUMMARY is the customer's name, LOCATION the address, CONTACT the phone;
 * everything else can be said as {@code X-SWITCHBOARD-SERVICE-TYPE} and the like.
 */
final class CalendarEvent {
  private static final String OURS = "X-SWITCHBOARD-";
  private static final Pattern DATE_TIME =
      Pattern.compile("(\\d{4})(\\d{2})(\\d{2})T(\\d{2})(\\d{2})(\\d{2})(Z?)");

  private static final Map<String, Field> FIELDS =
      Map.of(
          "SUMMARY", Field.CUSTOMER_NAME,
          "LOCATION", Field.CUSTOMER_ADDRESS,
          "CONTACT", Field.CUSTOMER_PHONE,
          "DESCRIPTION", Field.DESCRIPTION,
          "CATEGORIES", Field.TAGS);

  private final int number;
  private final Map<String, Line> lines = new HashMap<>();

  CalendarEvent(int number) {
    this.number = number;
  }

  void add(Line line) {
    lines.putIfAbsent(line.name(), line);
  }

  /** Set when it is no visit at a time of a day. */
  Optional<RowReport> skipped() {
    if (lines.containsKey("RRULE") || lines.containsKey("RDATE")) {
      return Optional.of(
          RowReport.invalid(number, id(), new Problem("RRULE", Problem.Code.RECURRING)));
    }
    boolean allDay = of("DTSTART").filter(line -> !line.text().contains("T")).isPresent();
    return allDay
        ? Optional.of(RowReport.skipped(number, id(), Problem.Code.ALL_DAY))
        : Optional.empty();
  }

  /**
   * @param zones IANA names of zones that the file describes itself
   */
  SourceRow row(Map<String, String> zones) {
    Map<Field, String> texts = new EnumMap<>(Field.class);
    FIELDS.forEach((name, field) -> put(texts, field, of(name).map(Line::unescaped)));
    put(texts, Field.EXTERNAL_ID, Optional.ofNullable(id()));
    put(texts, Field.STARTS_AT, of("DTSTART").map(CalendarEvent::time));
    put(texts, Field.TIME_ZONE, zone("DTSTART", zones));
    put(texts, Field.ENDS_AT, of("DTEND").map(CalendarEvent::time));
    put(texts, Field.END_TIME_ZONE, zone("DTEND", zones));
    put(texts, Field.DURATION_MINUTES, of("DURATION").map(CalendarEvent::minutes));
    put(texts, Field.STATUS, of("STATUS").flatMap(CalendarEvent::status));
    lines.forEach((name, line) -> putOurs(texts, name, line));
    return new SourceRow(number, texts);
  }

  private static void putOurs(Map<Field, String> texts, String name, Line line) {
    if (name.startsWith(OURS)) {
      Field.named(name.substring(OURS.length()))
          .ifPresent(field -> put(texts, field, Optional.of(line.unescaped())));
    }
  }

  private static void put(Map<Field, String> texts, Field field, Optional<String> text) {
    text.map(String::strip).filter(one -> !one.isEmpty()).ifPresent(one -> texts.put(field, one));
  }

  /** One occurrence of a series has the series' id, and the time it had by the rule. */
  private @Nullable String id() {
    return of("UID")
        .map(Line::text)
        .map(uid -> of("RECURRENCE-ID").map(line -> uid + "/" + line.text()).orElse(uid))
        .orElse(null);
  }

  private Optional<Line> of(String name) {
    return Optional.ofNullable(lines.get(name));
  }

  private Optional<String> zone(String name, Map<String, String> zones) {
    return of(name)
        .map(line -> line.parameters().get("TZID"))
        .map(id -> zones.getOrDefault(id, id));
  }

  private static String time(Line line) {
    Matcher time = DATE_TIME.matcher(line.text());
    return time.matches() ? time.replaceFirst("$1-$2-$3T$4:$5:$6$7") : line.text();
  }

  private static String minutes(Line line) {
    try {
      return Long.toString(Duration.parse(line.text()).toMinutes());
    } catch (DateTimeParseException e) {
      return line.text();
    }
  }

  /** CONFIRMED says nothing: most calendars say it of everything. */
  private static Optional<String> status(Line line) {
    return line.text().equalsIgnoreCase("CANCELLED") ? Optional.of("CANCELLED") : Optional.empty();
  }

  /** One property. */
  record Line(String name, Map<String, String> parameters, List<String> values) {
    Line(String name) {
      this(name, new HashMap<>(), new ArrayList<>());
    }

    String text() {
      return String.join("", values).strip();
    }

    String unescaped() {
      return Strings.unescape(text());
    }
  }
}
