package dev.switchboard.scheduling.transfer;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.util.Strings;

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

  /** Those that say when it takes place again; there may be several of each. */
  private static final Set<String> REPEATING = Set.of("RRULE", "RDATE", "EXRULE", "EXDATE");

  private final int number;
  private final Map<String, String> zones;
  private final Map<String, Line> lines = new HashMap<>();
  private final List<Line> repeating = new ArrayList<>();

  /**
   * @param zones IANA names of the zones that the file describes itself; may grow while it is read
   */
  CalendarEvent(int number, Map<String, String> zones) {
    this.number = number;
    this.zones = zones;
  }

  void add(Line line) {
    if (REPEATING.contains(line.name())) {
      repeating.add(line);
    } else {
      lines.putIfAbsent(line.name(), line);
    }
  }

  int number() {
    return number;
  }

  /** Empty when it has none. */
  String uid() {
    return of("UID").map(Line::text).orElse("");
  }

  /** A note on a day, no visit at a time of it. */
  boolean isAllDay() {
    return of("DTSTART").filter(line -> !line.text().contains("T")).isPresent();
  }

  /** Whether it is one occurrence of an event that repeats, told apart. */
  boolean isOccurrence() {
    return lines.containsKey("RECURRENCE-ID");
  }

  boolean isRepeating() {
    return !isOccurrence()
        && !isAllDay()
        && repeating.stream().anyMatch(line -> !line.name().equals("EXDATE"));
  }

  /** Whether it speaks for the occurrences after it, too. */
  boolean changesFollowing() {
    return of("RECURRENCE-ID").filter(line -> line.parameters().containsKey("RANGE")).isPresent();
  }

  List<Line> all(String name) {
    return repeating.stream().filter(line -> line.name().equals(name)).toList();
  }

  Optional<Line> of(String name) {
    return Optional.ofNullable(lines.get(name));
  }

  /**
   * When it takes place first.
   *
   * @param floating of times without a zone
   */
  Optional<EventTime> first(ZoneId floating) {
    return time("DTSTART", floating);
  }

  /** Why {@link #first} is empty. */
  Problem startProblem() {
    if (of("DTSTART").isEmpty()) {
      return Problem.of(Field.STARTS_AT, Problem.Code.REQUIRED);
    }
    return zone("DTSTART").filter(name -> Zones.named(name).isEmpty()).isPresent()
        ? Problem.of(Field.TIME_ZONE, Problem.Code.UNKNOWN_ZONE)
        : Problem.of(Field.STARTS_AT, Problem.Code.NOT_A_TIME);
  }

  Optional<EventTime> time(String name, ZoneId floating) {
    return of(name).flatMap(line -> time(line, line.text(), floating));
  }

  /** One of the times of a line. */
  Optional<EventTime> time(Line line, String text, ZoneId floating) {
    Optional<String> name = zone(line);
    Optional<ZoneId> zone = name.isPresent() ? Zones.named(name.get()) : Optional.of(floating);
    return zone.flatMap(there -> EventTime.read(text, there));
  }

  /** Which one it is of an event that takes place first then; on that one's wall clock. */
  Optional<EventTime> occurrenceOf(EventTime first) {
    return of("RECURRENCE-ID")
        .flatMap(
            line ->
                EventTime.readDate(line.text())
                    .map(day -> first.at(day.atTime(first.wall().toLocalTime())))
                    .or(() -> time(line, line.text(), first.zone()))
                    .map(time -> time.in(first.zone())));
  }

  /**
   * @param id empty: it has none
   */
  SourceRow row(String id) {
    Map<Field, String> texts = new EnumMap<>(Field.class);
    FIELDS.forEach((name, field) -> put(texts, field, of(name).map(Line::unescaped)));
    put(texts, Field.EXTERNAL_ID, Optional.of(id));
    put(texts, Field.STARTS_AT, of("DTSTART").map(CalendarEvent::time));
    put(texts, Field.TIME_ZONE, zone("DTSTART"));
    put(texts, Field.ENDS_AT, of("DTEND").map(CalendarEvent::time));
    put(texts, Field.END_TIME_ZONE, zone("DTEND"));
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

  private Optional<String> zone(String name) {
    return of(name).flatMap(this::zone);
  }

  private Optional<String> zone(Line line) {
    return Optional.ofNullable(line.parameters().get("TZID")).map(id -> zones.getOrDefault(id, id));
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

    List<String> list() {
      return Arrays.stream(text().split(",")).map(String::strip).toList();
    }

    String unescaped() {
      return Strings.unescape(text());
    }
  }
}
