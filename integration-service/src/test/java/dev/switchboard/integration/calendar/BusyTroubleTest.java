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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is told of a calendar when something goes wrong: an error is never free (features.md I3).
 */
@QuarkusTest
@WithSwitchboardStack(service = "integration")
@TestProfile(WithProviders.class)
class BusyTroubleTest extends BusyAgenda {
  private static final String LISTS = "GET.*/events";

  @ParameterizedTest
  @ValueSource(ints = {400, 404})
  void aCalendarThatAnswersWithAnErrorIsUnreadableOnceAndThenReadAgain(int status) {
    var unused = entered(business.calendarId(), tomorrowAtTen());
    ask(business);
    google.faults().arm(Fault.error(1000, status).matching(LISTS));
    ask(business);
    ask(business);
    List<JsonNode> told = told(business, 3);
    assertThat(states(told)).containsExactly("READ", "READ", "UNREADABLE");
    assertThat(told.getLast().path("busy")).isEmpty();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(business.health("GOOGLE_CALENDAR")).isEqualTo("BROKEN"));

    google.faults().clear();
    ask(business);
    told = told(business, 4);
    assertThat(told.getLast().path("state").asText()).isEqualTo("READ");
    assertThat(told.getLast().path("version").asLong()).isEqualTo(4);
    assertThat(begins(told.getLast())).containsExactly(tomorrowAtTen());
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(business.health("GOOGLE_CALENDAR")).isEqualTo("HEALTHY"));
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultMode.class,
      names = {"STATUS_429", "STATUS_503", "GARBAGE", "RESET"})
  void whileGoogleIsAwayWhatWasReadStandsForAWhile(FaultMode trouble) {
    var unused = entered(business.calendarId(), tomorrowAtTen());
    ask(business);
    google.faults().arm(Fault.next(1000, trouble).matching(LISTS));
    ask(business);
    assertThat(states(told(business, 2))).containsExactly("READ", "READ");

    await().atMost(PATIENCE).until(this::isUnreadableAfterTwoHours);
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

  @Test
  void anAnswerThatComesWhenTheLeaseIsAnothersTellsNothing() {
    var unused = entered(business.calendarId(), tomorrowAtTen());
    google
        .faults()
        .arm(Fault.next(1, FaultMode.DELAY).matching(LISTS).lasting(Duration.ofMillis(700)));
    dueNow(business);
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> inQuestion(business, "lease_expires_at IS NOT NULL") == 1);
    Database.run(
        """
        UPDATE busy_calendar SET lease_epoch = lease_epoch + 1, due_at = now(),
          lease_expires_at = now() + interval '1500 milliseconds' WHERE tenant_id = ?
        """,
        business.tenant().value());
    awaitIdle(business);
    List<JsonNode> told = told(business, 2);
    assertThat(told.getLast().path("version").asLong()).isEqualTo(2);
    assertThat(begins(told.getLast())).containsExactly(tomorrowAtTen());
  }

  @Test
  void whatChangesBetweenTwoPagesIsToldTheNextTime() {
    for (int i = 0; i < 60; i++) {
      var unused = entered(business.calendarId(), tomorrowAtTen().plus(Duration.ofHours(3L * i)));
    }
    google
        .faults()
        .arm(
            Fault.next(1, FaultMode.DELAY)
                .matching(LISTS + ".*pageToken")
                .lasting(Duration.ofMillis(700)));
    dueNow(business);
    await().atMost(PATIENCE).until(() -> questions("pageToken=") == 1);
    changeByHand(firstEntry(), "{\"transparency\":\"transparent\"}");
    awaitIdle(business);
    ask(business);
    assertThat(
            Database.count(
                "SELECT count(*) FROM busy_calendar WHERE tenant_id = ? AND told_state = 'READ'",
                business.tenant().value()))
        .isEqualTo(1);
    assertThat(begins(lastTold())).hasSize(59).doesNotContain(tomorrowAtTen());
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

  /** The time of the last reading is put back each time: a question under way may write it anew. */
  private boolean isUnreadableAfterTwoHours() {
    Database.run(
        "UPDATE busy_calendar SET read_at = now() - interval '2 hours' WHERE tenant_id = ?",
        business.tenant().value());
    ask(business);
    return inQuestion(business, "told_state = 'UNREADABLE'") == 1;
  }
}
