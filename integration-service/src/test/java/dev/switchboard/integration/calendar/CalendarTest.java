package dev.switchboard.integration.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.Topic;
import dev.switchboard.integration.testing.Business;
import dev.switchboard.integration.testing.WithProviders;
import dev.switchboard.platform.event.ConsumedEvent;
import dev.switchboard.platform.security.Role;
import dev.switchboard.platform.work.Worker;
import dev.switchboard.simulators.server.Fault;
import dev.switchboard.simulators.server.FaultMode;
import dev.switchboard.testkit.EventProbe;
import dev.switchboard.testkit.ProbedEvent;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Appointments in Google Calendar (features.md I3, I8), with every loop running. */
@QuarkusTest
@WithSwitchboardStack(service = "integration")
@TestProfile(WithProviders.class)
class CalendarTest extends Agenda {
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
  void aCalendarThatIsConnectedLaterShowsTheVisitsToCome() {
    Business late = Business.opened();
    Visit past = Visit.of(late.tenant());
    Visit coming = Visit.of(late.tenant());
    others.show(coming.id(), coming.shown(coming.moved()));
    hear(past, past.booked());
    hear(coming, coming.booked(), coming.moved());
    await().atMost(PATIENCE).until(() -> waiting(late) == 0);
    Database.run(
        "UPDATE calendar_task SET ends_at = now() + interval '1 day' WHERE appointment_id = ?",
        coming.id());
    Database.run(
        "UPDATE calendar_task SET ends_at = now() - interval '1 day' WHERE appointment_id = ?",
        past.id());

    late.connect(google).statusCode(200);
    await().atMost(PATIENCE).until(() -> !google.events(late.calendarId()).isEmpty());
    await().atMost(PATIENCE).until(() -> waiting(late) == 0);
    assertThat(google.events(late.calendarId()))
        .extracting(entry -> entry.path("id").asText())
        .containsExactly(EventId.of(late.tenant(), coming.id(), 0));
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
}
