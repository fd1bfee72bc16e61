package dev.switchboard.integration.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.switchboard.integration.testing.WithProviders;
import dev.switchboard.simulators.server.Fault;
import dev.switchboard.simulators.server.FaultMode;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of an entry when something goes wrong or somebody meddles (features.md I3). */
@QuarkusTest
@WithSwitchboardStack(service = "integration")
@TestProfile(WithProviders.class)
class CalendarTroubleTest extends Agenda {
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
  void suchAnEntryIsTakenAwayUnderItsNextIdToo() {
    said(visit.booked());
    awaitLink("LINKED", 1);
    deleteByHand(standing().getFirst().path("id").asText());
    google.faults().arm(Fault.next(1, FaultMode.TIMEOUT_AFTER_ACCEPT).matching("POST.*/events"));
    said(visit.moved());
    await().atMost(PATIENCE).until(() -> posts() == 2);
    others.show(visit.id(), visit.shown(visit.cancelled()));
    hear(visit.cancelled());
    awaitLink("REMOVED", 3);
    assertThat(google.events(business.calendarId())).hasSize(2);
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
    await().atMost(PATIENCE).until(() -> "HEALTHY".equals(business.health("GOOGLE_CALENDAR")));
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
  void anEntryGoogleWillNeverTakeIsGivenUp() {
    google.faults().arm(Fault.error(1, 400).matching("POST.*/events"));
    said(visit.booked());
    awaitLink("FAILED", 1);
    said(visit.moved());
    awaitLink("LINKED", 2);
  }

  @Test
  void aCalendarThatIsNotSharedIsForSomebodyToMend() {
    google.faults().arm(Fault.error(1000, 404).matching("POST.*/events"));
    said(visit.booked());
    await().atMost(PATIENCE).until(() -> "BROKEN".equals(business.health("GOOGLE_CALENDAR")));
    google.faults().clear();
    awaitLink("LINKED", 1);
  }
}
