package dev.switchboard.integration.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.integration.testing.Business;
import dev.switchboard.integration.testing.WithProviders;
import dev.switchboard.simulators.server.Fault;
import dev.switchboard.simulators.server.FaultMode;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What is told of a calendar when something goes wrong: an error is never free (features.md I3).
 */
@QuarkusTest
@WithSwitchboardStack(service = "integration")
@TestProfile(WithProviders.class)
class BusyTroubleTest extends BusyAgenda {
  private static final String LISTS = "GET.*/events";
  private static final List<FaultMode> AWAY =
      List.of(FaultMode.STATUS_429, FaultMode.STATUS_503, FaultMode.GARBAGE, FaultMode.RESET);

  @Test
  void aCalendarThatAnswersWithAnErrorIsUnreadableOnceAndThenReadAgain() {
    var unused = entered(business.calendarId(), tomorrowAtTen());
    ask(business);
    List<String> states = new ArrayList<>(List.of("READ", "READ"));
    for (int status : List.of(400, 404)) {
      google.faults().arm(Fault.error(1000, status).matching(LISTS));
      ask(business);
      ask(business);
      states.add("UNREADABLE");
      List<JsonNode> told = told(business, states.size());
      assertThat(states(told)).isEqualTo(states);
      assertThat(told.getLast().path("busy")).isEmpty();
      awaitHealth("BROKEN");

      google.faults().clear();
      ask(business);
      states.add("READ");
      told = told(business, states.size());
      assertThat(states(told)).isEqualTo(states);
      assertThat(told.getLast().path("version").asInt()).isEqualTo(states.size());
      assertThat(begins(told.getLast())).containsExactly(tomorrowAtTen());
      awaitHealth("HEALTHY");
    }
  }

  @Test
  void whileGoogleIsAwayWhatWasReadStandsForAWhile() {
    var unused = entered(business.calendarId(), tomorrowAtTen());
    ask(business);
    for (FaultMode trouble : AWAY) {
      google.faults().arm(Fault.next(1000, trouble).matching(LISTS));
      ask(business);
      assertThat(inQuestion(business, "last_error IS NOT NULL")).describedAs("%s", trouble).isOne();
      google.faults().clear();
      ask(business);
      assertThat(inQuestion(business, "last_error IS NULL")).describedAs("%s", trouble).isOne();
    }
    assertThat(states(told(business, 2))).containsExactly("READ", "READ");

    google.faults().arm(Fault.next(1000, FaultMode.STATUS_503).matching(LISTS));
    longUnread();
    ask(business);
    assertThat(states(told(business, 3))).containsExactly("READ", "READ", "UNREADABLE");
    google.faults().clear();
    ask(business);
    assertThat(states(told(business, 4)).getLast()).isEqualTo("READ");
  }

  @Test
  void aCalendarThatWasNeverReadIsUnreadableAtOnce() {
    google.faults().arm(Fault.next(1000, FaultMode.STATUS_503).matching(LISTS));
    Business late = Business.opened();
    late.connect(google).statusCode(200);
    assertThat(states(told(late, 1))).containsExactly("UNREADABLE");
    google.faults().clear();
    ask(late);
    assertThat(states(told(late, 2))).containsExactly("UNREADABLE", "READ");
  }

  @Test
  void aCalendarThatCannotBeLoggedInToIsUnreadable() {
    google.faults().arm(Fault.error(1000, 400).matching("POST /token"));
    Business late = Business.opened();
    late.connect(google).statusCode(200);
    assertThat(states(told(late, 1))).containsExactly("UNREADABLE");
    google.faults().clear();
    late.connect(google).statusCode(200);
    awaitIdle(late);
    assertThat(states(told(late, 2))).containsExactly("UNREADABLE", "READ");
  }

  @Test
  void whenASyncTokenHasEndedAllIsReadAgain() {
    ask(business);
    long whole = questions("timeMin=");
    google.endSyncTokens(business.calendarId());
    ask(business);
    assertThat(questions("timeMin=")).isEqualTo(whole + 1);
    assertThat(told(business, 1)).hasSize(1);

    var unused = entered(business.calendarId(), tomorrowAtTen());
    google.endSyncTokens(business.calendarId());
    ask(business);
    assertThat(begins(told(business, 2).getLast())).containsExactly(tomorrowAtTen());
  }

  /** The other has told up to version 7, and dies. */
  @Test
  void anAnswerThatComesWhenTheLeaseIsAnothersTellsNothing() {
    var unused = entered(business.calendarId(), tomorrowAtTen());
    google
        .faults()
        .arm(Fault.next(1, FaultMode.DELAY).matching(LISTS).lasting(Duration.ofMillis(400)));
    dueNow(business);
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> inQuestion(business, "lease_expires_at IS NOT NULL") == 1);
    Database.run(
        """
        UPDATE busy_calendar SET version = 7, lease_epoch = lease_epoch + 1, due_at = now(),
          lease_expires_at = now() + interval '700 milliseconds' WHERE tenant_id = ?
        """,
        business.tenant().value());
    awaitIdle(business);
    List<JsonNode> told = told(business, 2);
    assertThat(told).extracting(event -> event.path("version").asInt()).containsExactly(1, 8);
    assertThat(begins(told.getLast())).containsExactly(tomorrowAtTen());
  }

  @Test
  void whatChangesBetweenTwoPagesIsToldTheNextTime() {
    enterEveryThirdHour(tomorrowAtTen());
    google
        .faults()
        .arm(
            Fault.next(1, FaultMode.DELAY)
                .matching(LISTS + ".*pageToken")
                .lasting(Duration.ofMillis(400)));
    dueNow(business);
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> questions("pageToken=") >= 1);
    changeByHand(firstEntry(), "{\"transparency\":\"transparent\"}");
    awaitIdle(business);
    ask(business);
    assertThat(
            Database.count(
                "SELECT count(*) FROM busy_calendar WHERE tenant_id = ? AND told_state = 'READ'",
                business.tenant().value()))
        .isEqualTo(1);
    assertThat(begins(lastTold())).hasSize(MANY - 1).doesNotContain(tomorrowAtTen());
  }

  @Test
  void aCalendarThatTakesTooLongToReadIsUnreadableInTheEnd() {
    enterEveryThirdHour(tomorrowAtTen());
    google
        .faults()
        .arm(Fault.next(1000, FaultMode.DELAY).matching(LISTS).lasting(Duration.ofMillis(450)));
    longUnread();
    ask(business);
    assertThat(states(told(business, 2))).containsExactly("READ", "UNREADABLE");
    google.faults().clear();
    ask(business);
    assertThat(begins(told(business, 3).getLast())).hasSize(MANY);
  }

  @Test
  void aCalendarWhoseCredentialsCannotBeOpenedIsUnreadableInTheEnd() {
    awaitIdle(business);
    Database.run(
        "UPDATE connection SET credentials = 'x' || credentials WHERE tenant_id = ?",
        business.tenant().value());
    ask(business);
    assertThat(states(told(business, 1))).containsExactly("READ");
    longUnread();
    ask(business);
    assertThat(states(told(business, 2))).containsExactly("READ", "UNREADABLE");
  }

  private void awaitHealth(String health) {
    await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .until(() -> health.equals(business.health("GOOGLE_CALENDAR")));
  }

  private String firstEntry() {
    return google.events(business.calendarId()).getFirst().path("id").asText();
  }

  private JsonNode lastTold() {
    int version =
        (int)
            Database.count(
                "SELECT version FROM busy_calendar WHERE tenant_id = ?", business.tenant().value());
    return told(business, version).getLast();
  }

  /** As if nobody had been able to read it for two hours. */
  private void longUnread() {
    awaitIdle(business);
    Database.run(
        "UPDATE busy_calendar SET read_at = now() - interval '2 hours' WHERE tenant_id = ?",
        business.tenant().value());
  }
}
