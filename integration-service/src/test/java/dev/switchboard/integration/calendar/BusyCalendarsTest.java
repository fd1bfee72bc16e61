package dev.switchboard.integration.calendar;

import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.calendar.CalendarBusyChanged;
import dev.switchboard.contracts.calendar.CalendarBusyChanged.BusyTime;
import dev.switchboard.contracts.calendar.CalendarBusyChanged.State;
import dev.switchboard.integration.testing.Business;
import dev.switchboard.integration.testing.WithProviders;
import dev.switchboard.platform.event.EventJson;
import dev.switchboard.platform.security.Role;
import dev.switchboard.platform.work.Worker;
import dev.switchboard.testkit.ProbedEvent;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is told of outside calendars (features.md I3, I8), with every loop running. */
@QuarkusTest
@WithSwitchboardStack(service = "integration")
@TestProfile(WithProviders.class)
class BusyCalendarsTest extends BusyAgenda {
  @Test
  void whatIsEnteredIsToldOnceAndSoIsThatItWasTakenAway() {
    String entry = entered(business.calendarId(), tomorrowAtTen());
    ask(business);
    ask(business);
    deleteByHand(entry);
    ask(business);
    ask(business);

    List<JsonNode> told = told(business, 3);
    assertThat(states(told)).containsOnly("READ");
    assertThat(told)
        .extracting(event -> event.path("version").asLong())
        .containsExactly(1L, 2L, 3L);
    assertThat(told).extracting(event -> event.path("busy").size()).containsExactly(0, 1, 0);
    assertThat(begins(told.get(1))).containsExactly(tomorrowAtTen());
    assertThat(told.get(1).path("technicianId").isTextual()).isFalse();
    assertThat(Instant.parse(told.get(1).path("to").asText()))
        .isAfter(clock.now().plus(Duration.ofDays(366)));
  }

  /** As the consumer in scheduling-service reads it, and as docs/asyncapi.yaml says it is. */
  @Test
  void whatIsToldIsOneEventOfTheContract() {
    var unused = entered(business.calendarId(), tomorrowAtTen());
    ask(business);
    ProbedEvent told = records(business, 2).getLast();
    assertThat(told.headers())
        .containsEntry("ce_type", "dev.switchboard.calendar.busy-changed.v1")
        .containsEntry("ce_source", "/integration-service")
        .containsEntry("ce_subject", told.key());

    Instant midnight = clock.now().truncatedTo(ChronoUnit.DAYS);
    CalendarBusyChanged event = EventJson.read(told.value().toString(), CalendarBusyChanged.class);
    assertThat(event)
        .isEqualTo(
            new CalendarBusyChanged(
                UUID.fromString(told.key()),
                2,
                null,
                State.READ,
                midnight,
                midnight.plus(Duration.ofDays(367)),
                Set.of(new BusyTime(tomorrowAtTen(), tomorrowAtTen().plus(Duration.ofHours(1)))),
                event.toldAt()));
    assertThat(event.toldAt()).isBetween(clock.now().minus(PATIENCE), clock.now());
  }

  @Test
  void whetherAnythingChangedIsAskedWithTheTokenOfTheLastTime() {
    ask(business);
    ask(business);
    assertThat(questions("timeMin=")).isEqualTo(1);
    assertThat(questions("syncToken=")).isEqualTo(2);
    var unused = entered(business.calendarId(), tomorrowAtTen());
    ask(business);
    assertThat(questions("timeMin=")).isEqualTo(2);
    assertThat(told(business, 2)).hasSize(2);
  }

  @Test
  void ourOwnAppointmentsAreNotToldButACopyOfTheirEntryIs() {
    said(visit.booked());
    awaitLink("LINKED", 1);
    String id = standing().getFirst().path("id").asText();
    Instant ten = tomorrowAtTen();
    changeByHand(id, times(ten));
    ask(business);
    assertThat(begins(told(business, 1).getFirst())).isEmpty();

    String properties = standing().getFirst().path("extendedProperties").toString();
    var unused =
        entered(
            business.calendarId(),
            times(ten.plusSeconds(7200))
                .replaceFirst("}$", ",\"extendedProperties\":" + properties + "}"));
    ask(business);
    assertThat(begins(told(business, 2).getLast())).containsExactly(ten.plusSeconds(7200));
  }

  @Test
  void aWholeDayIsBusyFromMidnightToMidnightOfTheCalendar() {
    LocalDate day = LocalDate.ofInstant(tomorrowAtTen(), ZoneOffset.UTC);
    var unused =
        entered(
            business.calendarId(),
            """
            {"start":{"date":"%s"},"end":{"date":"%s"}}
            """
                .formatted(day, day.plusDays(1)));
    ask(business);
    JsonNode busy = told(business, 2).getLast().path("busy").path(0);
    Instant midnight = day.atStartOfDay().toInstant(ZoneOffset.ofHours(-3));
    assertThat(Instant.parse(busy.path("from").asText())).isEqualTo(midnight);
    assertThat(Instant.parse(busy.path("to").asText()))
        .isEqualTo(midnight.plus(Duration.ofDays(1)));
  }

  @Test
  void whatIsShownAsFreeOrLiesBeyondTheHorizonIsNotTold() {
    var free =
        entered(
            business.calendarId(),
            times(tomorrowAtTen()).replaceFirst("}$", ",\"transparency\":\"transparent\"}"));
    var far = entered(business.calendarId(), tomorrowAtTen().plus(Duration.ofDays(400)));
    ask(business);
    assertThat(free).isNotEqualTo(far);
    assertThat(begins(told(business, 1).getFirst())).isEmpty();
  }

  @Test
  void aLongCalendarIsReadPageByPage() {
    Instant ten = tomorrowAtTen();
    enterEveryThirdHour(ten);
    ask(business);
    assertThat(begins(told(business, 2).getLast()))
        .hasSize(MANY)
        .startsWith(ten)
        .endsWith(ten.plus(Duration.ofHours(3L * (MANY - 1))));
    assertThat(questions("pageToken=")).isEqualTo(PAGES - 1);
  }

  @Test
  void anotherTenantsCalendarIsApart() {
    Business other = Business.opened();
    other.connect(google).statusCode(200);
    awaitIdle(other);
    var unused = entered(other.calendarId(), tomorrowAtTen());
    ask(other);
    ask(business);
    assertThat(begins(told(business, 1).getFirst())).isEmpty();
    List<JsonNode> theirs = told(other, 2);
    assertThat(begins(theirs.getLast())).containsExactly(tomorrowAtTen());
    assertThat(theirs.getFirst().path("busyCalendarId"))
        .isNotEqualTo(told(business, 1).getFirst().path("busyCalendarId"));
  }

  @Test
  void ofTwoReplicasOneAsks() {
    awaitIdle(business);
    try (Worker second = new Worker(busyWorker, pool, vertx, Ids.next())) {
      second.start();
      for (int i = 0; i < 10; i++) {
        long before = questions("");
        ask(business);
        assertThat(questions("")).isEqualTo(before + 1);
      }
    }
    assertThat(told(business, 1)).hasSize(1);
  }

  @Test
  void aCalendarThatIsDisconnectedIsToldAsRemovedAndMayComeBack() {
    var unused = entered(business.calendarId(), tomorrowAtTen());
    ask(business);
    business.as(Role.AGENT).delete("/v1/crm/integrations/google-calendar").then().statusCode(403);
    Business other = Business.opened();
    other.connect(google).statusCode(200);
    long connected = connectionVersion();
    business.disconnectCalendar().statusCode(204);
    business.disconnectCalendar().statusCode(204);
    assertThat(business.connections().extract().jsonPath().getList("")).isEmpty();
    assertThat(other.connections().extract().jsonPath().getList("")).hasSize(1);
    assertThat(states(told(business, 3))).containsExactly("READ", "READ", "REMOVED");

    business.connect(google).statusCode(200);
    assertThat(connectionVersion()).isGreaterThan(connected);
    awaitIdle(business);
    List<JsonNode> told = told(business, 4);
    assertThat(told.getLast().path("version").asLong()).isEqualTo(4);
    assertThat(begins(told.getLast())).containsExactly(tomorrowAtTen());
  }

  @Test
  void aCalendarInPlaceOfAnotherIsReadAndTheOtherRemoved() {
    ask(business);
    business.connect(google, "second-" + business.calendarId()).statusCode(200);
    awaitIdle(business);
    List<JsonNode> told = told(business, 3);
    String first = told.getFirst().path("busyCalendarId").asText();
    Map<Boolean, List<String>> statesOfFirst =
        told.stream()
            .collect(
                partitioningBy(
                    event -> event.path("busyCalendarId").asText().equals(first),
                    mapping(event -> event.path("state").asText(), toList())));
    assertThat(statesOfFirst.values())
        .containsExactlyInAnyOrder(List.of("READ", "REMOVED"), List.of("READ"));
  }

  @Test
  void connectingTheSameAgainReadsAgainAndTellsNothing() {
    ask(business);
    business.connect(google).statusCode(200);
    awaitIdle(business);
    assertThat(questions("timeMin=")).isEqualTo(2);
    assertThat(told(business, 1)).hasSize(1);
  }

  private long connectionVersion() {
    return Database.count(
        "SELECT version FROM connection WHERE tenant_id = ?", business.tenant().value());
  }

  private static String times(Instant begins) {
    return "{\"start\":{\"dateTime\":\"%s\"},\"end\":{\"dateTime\":\"%s\"}}"
        .formatted(begins, begins.plus(Duration.ofHours(1)));
  }
}
