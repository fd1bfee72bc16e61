package dev.switchboard.integration.calendar;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.contracts.EventEnvelope;
import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.Topic;
import dev.switchboard.contracts.appointment.AppointmentEvent;
import dev.switchboard.integration.testing.Business;
import dev.switchboard.integration.testing.Database;
import dev.switchboard.integration.testing.OtherServices;
import dev.switchboard.integration.testing.WithProviders;
import dev.switchboard.platform.event.ConsumedEvent;
import dev.switchboard.platform.event.OutboxWriter;
import dev.switchboard.platform.security.Role;
import dev.switchboard.platform.work.Worker;
import dev.switchboard.simulators.google.GoogleCalendarSimulator;
import dev.switchboard.simulators.server.Fault;
import dev.switchboard.simulators.server.FaultMode;
import dev.switchboard.testkit.EventProbe;
import dev.switchboard.testkit.ProbedEvent;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Appointments in Google Calendar (features.md I3, I8), with every loop running. */
@QuarkusTest
@WithSwitchboardStack(service = "integration")
@TestProfile(WithProviders.class)
class CalendarTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject CalendarConsumer consumer;
  @Inject CalendarWorker worker;
  @Inject OutboxWriter outbox;
  @Inject Vertx vertx;

  @Inject
  @ReactiveDataSource("worker")
  Pool pool;

  private final Business business = Business.opened();
  private final Visit visit = Visit.of(business.tenant());
  private GoogleCalendarSimulator google;
  private OtherServices others;

  @BeforeEach
  void connect() {
    others = new OtherServices();
    google = GoogleCalendarSimulator.start(0);
    business.connect(google).statusCode(200);
  }

  @AfterEach
  void close() {
    google.close();
    others.close();
  }

  @Test
  void aBookingIsEnteredMovedAndTakenAwayAndEachIsSaid() {
    try (EventProbe probe = EventProbe.onSharedStack().fromNow(Topic.CALENDAR_EVENT_LINKED)) {
      said(visit.booked());
      awaitLink("LINKED", 1);
      ObjectNode entry = standing().getFirst();
      assertThat(entry.path("summary").asText()).isEqualTo("Reparacion: Ana Paredes");
      assertThat(entry.at("/start/dateTime").asText()).isEqualTo("2026-09-07T10:00:00-03:00");
      said(visit.moved());
      awaitLink("LINKED", 2);
      assertThat(standing()).hasSize(1);
      assertThat(startOf(standing().getFirst())).isEqualTo(Visit.FOUR);
      said(visit.cancelled());
      awaitLink("REMOVED", 3);
      assertThat(standing()).isEmpty();

      List<ProbedEvent> linked =
          probe.awaitCount(3, "calendar-event-linked", event -> event.isOf(business.tenant()));
      assertThat(linked)
          .extracting(event -> event.value().path("state").asText())
          .containsExactly("LINKED", "LINKED", "REMOVED");
    }
    assertThat(others.callers()).containsOnly("Bearer ours for " + business.tenant());
    assertThat(business.health("GOOGLE_CALENDAR")).isEqualTo("HEALTHY");
    business
        .as(Role.AGENT)
        .get("/v1/crm/calendar-links?appointmentId=" + visit.id())
        .then()
        .statusCode(200)
        .body("calendarId", equalTo(business.calendarId()))
        .body("waiting", equalTo(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"123", "132", "213", "231", "312", "321", "31", "13", "32"})
  void inWhateverOrderTheyArriveACancelledVisitHasNoEntry(String order) {
    others.show(visit.id(), visit.shown(visit.cancelled()));
    for (int i = 0; i < order.length(); i++) {
      hear(event(order.charAt(i)));
      awaitDone();
    }
    assertThat(standing()).isEmpty();
    awaitLink("REMOVED", 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12", "21", "2"})
  void inWhateverOrderTheyArriveAMovedVisitStandsWhereItWasMoved(String order) {
    others.show(visit.id(), visit.shown(visit.moved()));
    for (int i = 0; i < order.length(); i++) {
      hear(event(order.charAt(i)));
      awaitDone();
    }
    assertThat(standing()).hasSize(1);
    assertThat(startOf(standing().getFirst())).isEqualTo(Visit.FOUR);
  }

  @Test
  void whatIsHeardTwiceIsEnteredOnce() {
    others.show(visit.id(), visit.shown(visit.booked()));
    ConsumedEvent booked = visit.heard(visit.booked());
    hear(booked);
    hear(booked);
    hear(visit.booked());
    awaitDone();
    assertThat(google.events(business.calendarId())).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultMode.class,
      names = {
        "STATUS_429",
        "STATUS_500",
        "STATUS_502",
        "STATUS_503",
        "GARBAGE",
        "RESET",
        "BLACKHOLE",
        "TIMEOUT_AFTER_ACCEPT",
        "DUPLICATE"
      })
  void troubleWithTheInsertMakesOneEntryInTheEnd(FaultMode trouble) {
    google.faults().arm(Fault.next(1, trouble).matching("POST.*/events"));
    said(visit.booked());
    awaitLink("LINKED", 1);
    assertThat(google.events(business.calendarId())).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultMode.class,
      names = {"STATUS_429", "GARBAGE", "RESET", "TIMEOUT_AFTER_ACCEPT", "DUPLICATE"})
  void troubleWithAChangeOrADeleteEndsRight(FaultMode trouble) {
    said(visit.booked());
    awaitLink("LINKED", 1);
    google.faults().arm(Fault.next(1, trouble).matching("PATCH"));
    said(visit.moved());
    awaitLink("LINKED", 2);
    assertThat(startOf(standing().getFirst())).isEqualTo(Visit.FOUR);
    google.faults().arm(Fault.next(1, trouble).matching("DELETE"));
    said(visit.cancelled());
    awaitLink("REMOVED", 3);
    assertThat(google.events(business.calendarId())).hasSize(1);
    assertThat(standing()).isEmpty();
  }

  @Test
  void aCrashBetweenGooglesAnswerAndTheCommitMakesOneEntry() {
    google
        .faults()
        .arm(
            Fault.next(1, FaultMode.DELAY)
                .matching("POST.*/events")
                .lasting(Duration.ofMillis(700)));
    said(visit.booked());
    await().atMost(PATIENCE).until(() -> posts() == 1);
    Database.run(
        """
        UPDATE calendar_task SET lease_epoch = lease_epoch + 1,
          lease_expires_at = now() + interval '1500 milliseconds' WHERE appointment_id = ?
        """,
        visit.id());
    awaitLink("LINKED", 1);
    assertThat(posts()).isEqualTo(2);
    assertThat(google.events(business.calendarId())).hasSize(1);
  }

  @Test
  void aCancelAfterSuchACrashLeavesNoEntryBehind() {
    google.faults().arm(Fault.next(1, FaultMode.TIMEOUT_AFTER_ACCEPT).matching("POST.*/events"));
    said(visit.booked());
    await().atMost(PATIENCE).until(() -> posts() == 1);
    others.show(visit.id(), visit.shown(visit.cancelled()));
    hear(visit.cancelled());
    awaitLink("REMOVED", 3);
    assertThat(standing()).isEmpty();
  }

  @Test
  void anEntryThatSomebodyDeletedIsMadeAgainUnderANewId() {
    said(visit.booked());
    awaitLink("LINKED", 1);
    String first = standing().getFirst().path("id").asText();
    deleteByHand(first);
    said(visit.moved());
    awaitLink("LINKED", 2);
    assertThat(standing()).hasSize(1);
    String second = standing().getFirst().path("id").asText();
    assertThat(second).isNotEqualTo(first).isEqualTo(EventId.of(business.tenant(), visit.id(), 1));

    deleteByHand(second);
    said(visit.cancelled());
    awaitLink("REMOVED", 3);
    assertThat(standing()).isEmpty();
  }

  @Test
  void whatSomebodyAddedToAnEntryStays() {
    said(visit.booked());
    awaitLink("LINKED", 1);
    changeByHand(standing().getFirst().path("id").asText(), "{\"colorId\":\"7\"}");
    said(visit.moved());
    awaitLink("LINKED", 2);
    assertThat(standing().getFirst().path("colorId").asText()).isEqualTo("7");
    assertThat(startOf(standing().getFirst())).isEqualTo(Visit.FOUR);
  }

  @Test
  void whileGoogleIsAwayTasksWaitAndThenCatchUpInOrder() {
    google.faults().arm(Fault.next(1000, FaultMode.STATUS_503));
    said(visit.booked());
    await().atMost(PATIENCE).until(() -> "DEGRADED".equals(business.health("GOOGLE_CALENDAR")));
    said(visit.moved());
    business
        .asOwner()
        .get("/v1/crm/calendar-links?appointmentId=" + visit.id())
        .then()
        .statusCode(200)
        .body("state", equalTo("PENDING"));
    google.faults().clear();
    awaitLink("LINKED", 2);
    awaitDone();
    assertThat(google.events(business.calendarId())).hasSize(1);
    assertThat(startOf(standing().getFirst())).isEqualTo(Visit.FOUR);
    assertThat(business.health("GOOGLE_CALENDAR")).isEqualTo("HEALTHY");
  }

  @Test
  void aTokenThatEndedIsRenewed() {
    said(visit.booked());
    awaitLink("LINKED", 1);
    google.expireTokens();
    said(visit.moved());
    awaitLink("LINKED", 2);
    assertThat(startOf(standing().getFirst())).isEqualTo(Visit.FOUR);
  }

  @Test
  void aTenantWithoutACalendarHasItsAppointmentsAllTheSame() {
    Business without = Business.opened();
    Visit theirs = Visit.of(without.tenant());
    hear(theirs, theirs.booked());
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                without
                    .asOwner()
                    .get("/v1/crm/calendar-links?appointmentId=" + theirs.id())
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("NOT_CONNECTED")));
    without
        .asOwner()
        .get("/v1/crm/calendar-links?appointmentId=" + visit.id())
        .then()
        .statusCode(404)
        .body("code", equalTo("CALENDAR_LINK_NOT_FOUND"));
  }

  @Test
  void anEntryGoogleWillNeverTakeIsGivenUp() {
    google.faults().arm(Fault.error(1, 400).matching("POST.*/events"));
    said(visit.booked());
    awaitLink("FAILED", 1);
    said(visit.moved());
    awaitLink("LINKED", 2);
  }

  @Test
  void aCalendarThatIsNotSharedIsForSomebodyToMend() {
    google.faults().arm(Fault.error(2, 404).matching("POST.*/events"));
    said(visit.booked());
    await().atMost(PATIENCE).until(() -> "BROKEN".equals(business.health("GOOGLE_CALENDAR")));
    awaitLink("LINKED", 1);
  }

  @Test
  void twoReplicasMakeOneEntryOfEachVisitAndLogInOnce() {
    try (Worker second = new Worker(worker, pool, vertx, Ids.next())) {
      second.start();
      google
          .faults()
          .arm(Fault.next(1, FaultMode.DELAY).matching("/token").lasting(Duration.ofMillis(300)));
      List<Visit> visits =
          IntStream.range(0, 20).mapToObj(i -> Visit.of(business.tenant())).toList();
      for (Visit one : visits) {
        others.show(one.id(), one.shown(one.moved()));
        hear(one, one.booked(), one.moved());
      }
      await().atMost(PATIENCE).until(() -> waiting() == 0);
      assertThat(google.events(business.calendarId())).hasSize(20);
      assertThat(standing()).allMatch(entry -> startOf(entry).equals(Visit.FOUR));
      assertThat(requests("/token")).isEqualTo(1);
    }
  }

  /** Over Kafka, with what scheduling-service shows since. */
  private void said(AppointmentEvent event) {
    others.show(visit.id(), visit.shown(event));
    outbox
        .write(
            pool,
            List.of(new EventEnvelope<>(Ids.next(), Visit.TEN, business.tenant(), null, event)))
        .await()
        .atMost(PATIENCE);
  }

  private void hear(AppointmentEvent... events) {
    hear(visit, events);
  }

  private void hear(Visit one, AppointmentEvent... events) {
    hear(Arrays.stream(events).map(one::heard).toArray(ConsumedEvent[]::new));
  }

  private void hear(ConsumedEvent... events) {
    pool.withTransaction(transaction -> consumer.apply(transaction, List.of(events)))
        .await()
        .atMost(PATIENCE);
  }

  private AppointmentEvent event(char version) {
    return switch (version) {
      case '1' -> visit.booked();
      case '2' -> visit.moved();
      default -> visit.cancelled();
    };
  }

  private void awaitLink(String state, long version) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(
            () ->
                assertThat(
                        Database.rows(
                            "SELECT state, appointment_version::text FROM calendar_link WHERE appointment_id = ?",
                            visit.id()))
                    .extracting(row -> row.get("state") + " " + row.get("appointment_version"))
                    .containsExactly(state + " " + version));
  }

  private void awaitDone() {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> waiting() == 0);
  }

  private long waiting() {
    return Database.count(
        "SELECT count(*) FROM calendar_task WHERE done_at IS NULL AND tenant_id = ?",
        business.tenant().value());
  }

  /** What the calendar's owner sees. */
  private List<ObjectNode> standing() {
    return google.events(business.calendarId()).stream()
        .filter(entry -> !entry.path("status").asText().equals("cancelled"))
        .toList();
  }

  private static Instant startOf(ObjectNode entry) {
    return OffsetDateTime.parse(entry.at("/start/dateTime").asText()).toInstant();
  }

  private long posts() {
    return requests("/events?");
  }

  private long requests(String to) {
    return google.journal().received().stream()
        .map(received -> received.request())
        .filter(request -> request.method().equals("POST"))
        .filter(request -> request.text().contains(to))
        .count();
  }

  private void deleteByHand(String id) {
    byHand()
        .delete("/calendars/{calendar}/events/{id}", business.calendarId(), id)
        .then()
        .statusCode(204);
  }

  private void changeByHand(String id, String json) {
    byHand()
        .contentType("application/json")
        .body(json)
        .patch("/calendars/{calendar}/events/{id}", business.calendarId(), id)
        .then()
        .statusCode(200);
  }

  /** Somebody else who may write in the calendar; here with the token that we were given. */
  private RequestSpecification byHand() {
    String token =
        google.journal().received().stream()
            .flatMap(received -> received.request().bearer().stream())
            .reduce((first, last) -> last)
            .orElseThrow();
    return given()
        .baseUri(google.apiUrl())
        .basePath("")
        .port(URI.create(google.url()).getPort())
        .header("Authorization", "Bearer " + token);
  }
}
