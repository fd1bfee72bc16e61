package dev.switchboard.integration.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.integration.calendar.ListedEntry.Span;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** protocols.md 3.3 and 3.4. */
class CalendarPageTest {
  private static final TenantId TENANT = TenantId.parse("01990000-0000-7000-8000-000000000001");
  private static final TenantId OTHER = TenantId.parse("01990000-0000-7000-8000-000000000009");
  private static final UUID VISIT = UUID.fromString("01990000-0000-7000-8000-000000000002");
  private static final String TIMES =
      """
      "start":{"dateTime":"2026-11-24T10:00:00-03:00"},"end":{"dateTime":"2026-11-24T11:00:00-03:00"}\
      """;

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2027-03-28, 2027-03-29, 2027-03-27T23:00:00Z, 2027-03-28T22:00:00Z",
    "Europe/Berlin, 2026-10-25, 2026-10-26, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
    "America/Asuncion, 2024-10-06, 2024-10-07, 2024-10-06T04:00:00Z, 2024-10-07T03:00:00Z",
    "America/Argentina/Buenos_Aires, 2026-11-24, 2026-11-26, 2026-11-24T03:00:00Z, 2026-11-26T03:00:00Z"
  })
  void wholeDaysGoFromMidnightToMidnightOfTheCalendarsZone(
      String zone, String first, String end, Instant begins, Instant ends) {
    String item =
        "{\"id\":\"a1\",\"start\":{\"date\":\"%s\"},\"end\":{\"date\":\"%s\"}}"
            .formatted(first, end);
    assertThat(only(zone, item).span()).isEqualTo(new Span(begins, ends));
  }

  @Test
  void aTimeWithoutAnOffsetIsOfTheZoneItNames() {
    String item =
        """
        {"id":"a1","start":{"dateTime":"2026-11-24T10:00:00","timeZone":"Europe/London"},
         "end":{"dateTime":"2026-11-24T11:00:00Z"}}
        """;
    assertThat(only("UTC", item).span())
        .isEqualTo(
            new Span(Instant.parse("2026-11-24T10:00:00Z"), Instant.parse("2026-11-24T11:00:00Z")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"status\":\"cancelled\"",
        "\"transparency\":\"transparent\"",
        "\"attendees\":[{\"responseStatus\":\"accepted\"},{\"self\":true,\"responseStatus\":\"declined\"}]"
      })
  void whatIsDeletedShownAsFreeOrDeclinedTakesNoTime(String member) {
    assertThat(only("UTC", item(member)).span()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"status\":\"tentative\"",
        "\"transparency\":\"opaque\"",
        "\"eventType\":\"outOfOffice\"",
        "\"attendees\":[{\"self\":true,\"responseStatus\":\"needsAction\"}]",
        "\"attendees\":[{\"responseStatus\":\"declined\"}]"
      })
  void whatIsUndecidedOrDeclinedByOthersTakesTime(String member) {
    assertThat(only("UTC", item(member)).span()).isNotNull();
  }

  @Test
  void aDeletedEntryMayHaveNothingButItsId() {
    assertThat(only("UTC", "{\"id\":\"a1\",\"status\":\"cancelled\"}").span()).isNull();
  }

  @Test
  void ourEntriesAreKnownByMarkAndIdWhicheverGeneration() {
    for (int generation : List.of(0, 1, 7)) {
      String id = EventId.of(TENANT, VISIT, generation);
      assertThat(marked(id, TENANT).standsForAppointmentOf(TENANT)).isTrue();
      assertThat(marked(id, TENANT).standsForAppointmentOf(OTHER)).isFalse();
    }
  }

  @Test
  void aCopyOfOurEntryAndAnotherTenantsEntryAreNotOurs() {
    assertThat(marked("copyofourentry", TENANT).standsForAppointmentOf(TENANT)).isFalse();
    String id = EventId.of(OTHER, VISIT, 0);
    assertThat(marked(id, OTHER).standsForAppointmentOf(TENANT)).isFalse();
    assertThat(marked(id, TENANT).standsForAppointmentOf(TENANT)).isFalse();
    assertThat(only("UTC", item("\"summary\":\"\"")).standsForAppointmentOf(TENANT)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"timeZone\":\"UTC\"}",
        "{\"items\":[]}",
        "{\"timeZone\":\"Nowhere\",\"items\":[]}",
        "{\"kind\":\"calendar#event\",\"timeZone\":\"UTC\"}",
        "{\"kind\":\"calendar#events\"}",
        "{\"kind\":\"calendar#events\",\"timeZone\":\"UTC\",\"items\":null}",
        "{\"timeZone\":\"UTC\",\"items\":{}}",
        "{\"timeZone\":\"UTC\",\"items\":[7]}",
        "{\"timeZone\":\"UTC\",\"items\":[null]}",
        "{\"timeZone\":\"UTC\",\"items\":[{\"id\":\"a1\"}]}",
        "{\"timeZone\":\"UTC\",\"items\":[{\"id\":\"a1\",\"start\":{\"date\":\"soon\"},\"end\":{}}]}",
        "{\"timeZone\":\"UTC\",\"items\":[{\"id\":\"a1\",\"start\":\"now\",\"end\":\"then\"}]}"
      })
  void aPageOfWhichAnythingCannotBeReadIsNoPage(String json) {
    assertThat(CalendarPage.read(new JsonObject(json))).isEmpty();
  }

  @Test
  void aPageThatSaysWhatItIsMayLeaveOutAnEmptyList() {
    JsonObject page =
        new JsonObject(
            """
            {"kind":"calendar#events","timeZone":"UTC","nextSyncToken":"t1"}
            """);
    assertThat(CalendarPage.read(page)).contains(new CalendarPage(List.of(), null, "t1"));
  }

  @Property
  void nothingGoogleSaysIsAnException(@ForAll String zone, @ForAll String time) {
    JsonObject moment = new JsonObject().put("dateTime", time).put("timeZone", zone);
    JsonObject item = new JsonObject().put("id", time).put("start", moment).put("end", moment);
    JsonObject page =
        new JsonObject().put("timeZone", "UTC").put("items", new JsonArray().add(item));
    assertThat(CalendarPage.read(page)).isNotNull();
    assertThat(CalendarPage.read(page.put("timeZone", zone))).isNotNull();
  }

  private static ListedEntry marked(String id, TenantId tenant) {
    return only(
        "UTC",
        """
        {"id":"%s",%s,"extendedProperties":{"private":
          {"tenantId":"%s","appointmentId":"%s","appointmentVersion":"1"}}}
        """
            .formatted(id, TIMES, tenant, VISIT));
  }

  private static String item(String member) {
    return "{\"id\":\"a1\",%s,%s}".formatted(TIMES, member);
  }

  private static ListedEntry only(String zone, String item) {
    String page = "{\"timeZone\":\"%s\",\"items\":[%s]}".formatted(zone, item);
    return CalendarPage.read(new JsonObject(page)).orElseThrow().entries().getFirst();
  }
}
