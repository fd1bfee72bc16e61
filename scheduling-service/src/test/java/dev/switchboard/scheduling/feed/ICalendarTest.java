package dev.switchboard.scheduling.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.appointment.AppointmentStatus;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written here is read by a library that others wrote. */
class ICalendarTest {
  private static final Instant FROM = Instant.parse("2026-10-25T00:00:00Z");
  private static final Instant TO = FROM.plus(Duration.ofDays(210));
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final DateTimeFormatter ONSET = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
  private static final UUID ID = new UUID(1, 2);

  @Test
  void aVisitIsAnEventThatCalendarsUnderstand() throws Exception {
    String text = calendar(Detail.FULL, LONDON).write(List.of(event("Ana Gómez", LONDON)));
    Calendar calendar = parsed(text);
    VEvent event = event(calendar);

    assertThat(calendar.validate().getEntries()).isEmpty();
    assertThat(value(event, "UID")).isEqualTo(ID + "@switchboard");
    assertThat(value(event, "SEQUENCE")).isEqualTo("2");
    assertThat(value(event, "STATUS")).isEqualTo("CONFIRMED");
    assertThat(value(event, "SUMMARY")).isEqualTo("Drain – Ana Gómez");
    assertThat(value(event, "LOCATION")).isEqualTo("1 High St; flat 2, Bristol");
    assertThat(value(event, "DESCRIPTION"))
        .isEqualTo("Technician: Tom\nPhone: +447400123456\nThe bell\nis \\ broken");
    assertThat(text)
        .contains(
            "DTSTART;TZID=Europe/London:20270325T090000\r\n",
            "DTEND;TZID=Europe/London:20270325T103000\r\n",
            "LAST-MODIFIED:20261120T100000Z\r\n",
            "X-WR-CALNAME:Avon Plumbing\r\n",
            "REFRESH-INTERVAL;VALUE=DURATION:PT15M\r\n",
            "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n");
  }

  @Test
  void theMinimalFeedHasNoPhoneAddressSurnameOrWords() {
    String text = calendar(Detail.MINIMAL, LONDON).write(List.of(event("Ana Gómez", LONDON)));

    assertThat(text)
        .contains("SUMMARY:Drain – Ana\r\n")
        .doesNotContain("Gómez", "+4474", "High St", "bell", "LOCATION");
  }

  @Test
  void anEmergencyIsSeenAtAGlance() throws Exception {
    FeedEvent event = event("Ana", LONDON);
    FeedEvent urgent =
        new FeedEvent(
            ID,
            1,
            AppointmentStatus.CANCELLED,
            "Drain",
            event.startsAt(),
            event.endsAt(),
            LONDON,
            "Tom",
            true,
            event.customer(),
            null,
            event.createdAt(),
            event.updatedAt());
    VEvent read = event(parsed(calendar(Detail.MINIMAL, LONDON).write(List.of(urgent))));

    assertThat(value(read, "SUMMARY")).isEqualTo("EMERGENCY: Drain – Ana");
    assertThat(value(read, "DESCRIPTION")).startsWith("EMERGENCY\n");
    assertThat(value(read, "PRIORITY")).isEqualTo("1");
    assertThat(value(read, "STATUS")).isEqualTo("CANCELLED");
    assertThat(value(read, "TRANSP")).isEqualTo("TRANSPARENT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "America/Argentina/Buenos_Aires",
        "Europe/London",
        "America/Santiago",
        "America/New_York",
        "Australia/Lord_Howe",
        "Pacific/Auckland",
        "Africa/Casablanca",
        "Africa/Cairo",
        "Asia/Kathmandu",
        "Asia/Jerusalem",
        "America/Havana",
        "Pacific/Chatham",
        "Europe/Dublin",
        "UTC"
      })
  void everyHourIsReadAsItWasMeant(String name) throws Exception {
    ZoneId zone = ZoneId.of(name);
    Calendar calendar = parsed(calendar(Detail.MINIMAL, zone).write(List.of(event("Ana", zone))));
    VTimeZone written = (VTimeZone) calendar.getComponent("VTIMEZONE").orElseThrow();
    NavigableMap<Instant, Change> changes = changes(written);

    assertThat(calendar.validate().getEntries()).isEmpty();
    for (Instant hour = FROM; hour.isBefore(TO); hour = hour.plus(Duration.ofHours(1))) {
      Map.Entry<Instant, Change> last = changes.floorEntry(hour);
      ZoneOffset offset =
          last == null ? changes.firstEntry().getValue().before() : last.getValue().after();
      assertThat(offset)
          .describedAs("%s in %s", hour, name)
          .isEqualTo(zone.getRules().getOffset(hour));
    }
  }

  @Test
  void aTimeThatComesTwiceIsSaidInUtcTheSecondTime() {
    ContentLines lines = new ContentLines();
    lines.addZoned("A", Instant.parse("2026-10-25T00:30:00Z"), LONDON);
    lines.addZoned("B", Instant.parse("2026-10-25T01:30:00Z"), LONDON);

    assertThat(lines).hasToString("A;TZID=Europe/London:20261025T013000\r\nB:20261025T013000Z\r\n");
  }

  @Property(tries = 300)
  void hostileNamesStayNames(@ForAll @StringLength(max = 300) String name) throws Exception {
    String hostile = name + "\r\nEND:VEVENT\r\nBEGIN:VALARM\nX;,\\n\u0000😀é";
    String text = calendar(Detail.FULL, LONDON).write(List.of(event(hostile, LONDON)));

    assertThat(text.split("\r\n"))
        .allSatisfy(line -> assertThat(line.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(75));
    assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
    assertThat(new String(text.getBytes(UTF_8), UTF_8)).isEqualTo(text);
    Calendar calendar = parsed(text);
    assertThat(calendar.getComponents("VEVENT")).hasSize(1);
    assertThat(calendar.getComponents()).hasSize(2);
    assertThat(value(event(calendar), "SUMMARY")).contains("END:VEVENT", "X;,\\n", "😀é");
  }

  @Test
  void theSameVisitsMakeTheSameText() {
    ICalendar calendar = calendar(Detail.FULL, LONDON);

    assertThat(calendar.write(List.of(event("Ana", LONDON))))
        .isEqualTo(calendar.write(List.of(event("Ana", LONDON))));
  }

  /**
   * As RFC 5545 3.6.5 has it: an onset is on the wall clock as it was before. The library only
   * reads and expands; its own look-up of an offset is hours off around an onset.
   */
  private static NavigableMap<Instant, Change> changes(VTimeZone zone) {
    NavigableMap<Instant, Change> changes = new TreeMap<>();
    for (Component part : zone.getObservances()) {
      ZoneOffset before = ZoneOffset.of(value(part, "TZOFFSETFROM"));
      ZoneOffset after = ZoneOffset.of(value(part, "TZOFFSETTO"));
      LocalDateTime first = LocalDateTime.parse(value(part, "DTSTART"), ONSET);
      part.getProperty("RRULE")
          .map(rule -> new Recur<LocalDateTime>(rule.getValue()))
          .map(rule -> rule.getDates(first, first, first.plusYears(3)))
          .orElse(List.of(first))
          .forEach(onset -> changes.put(onset.toInstant(before), new Change(before, after)));
    }
    return changes;
  }

  private record Change(ZoneOffset before, ZoneOffset after) {}

  private static ICalendar calendar(Detail detail, ZoneId zone) {
    return new ICalendar("Avon Plumbing", zone, "en", detail, FROM, TO);
  }

  private static FeedEvent event(String name, ZoneId zone) {
    return new FeedEvent(
        ID,
        3,
        AppointmentStatus.SCHEDULED,
        "Drain",
        Instant.parse("2027-03-25T09:00:00Z"),
        Instant.parse("2027-03-25T10:30:00Z"),
        zone,
        "Tom",
        false,
        new FeedEvent.Customer(name, "+447400123456", "1 High St; flat 2, Bristol"),
        "The bell\r\nis \\ broken",
        Instant.parse("2026-11-20T09:00:00Z"),
        Instant.parse("2026-11-20T10:00:00Z"));
  }

  private static Calendar parsed(String text) throws Exception {
    return new CalendarBuilder().build(new StringReader(text));
  }

  private static VEvent event(Calendar calendar) {
    return (VEvent) calendar.getComponent("VEVENT").orElseThrow();
  }

  private static String value(Component event, String name) {
    return event.getProperty(name).orElseThrow().getValue();
  }
}
