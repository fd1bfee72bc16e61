package dev.switchboard.simulators.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulators.Caller;
import dev.switchboard.simulators.Caller.Answer;
import dev.switchboard.simulators.server.Doorway;
import dev.switchboard.simulators.server.Json;
import dev.switchboard.simulators.server.RefusedException;
import dev.switchboard.simulators.time.SimulatedClock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GoogleCalendarSimulatorTest {
  private static final String EVENTS = "/calendars/agenda%40example.com/events";
  private static final String ID = "0hq7j1n3v5a9c2e4g6i8k0m2o4q6s8u0";

  /** One for all: to make an account's key takes longer than a test. */
  private static GoogleCalendarSimulator simulator;

  private static ServiceAccountKey key;

  private final Caller tokens =
      new Caller(simulator.url(), Map.of("Content-Type", "application/x-www-form-urlencoded"));
  private Caller calendar;

  @BeforeAll
  static void start() {
    simulator = GoogleCalendarSimulator.start(0);
    key = simulator.createServiceAccount("svc@project.example");
  }

  @AfterAll
  static void close() {
    simulator.close();
  }

  @BeforeEach
  void signInToAnEmptyCalendar() {
    simulator.forget();
    simulator.share("agenda@example.com", ZoneId.of("America/Argentina/Buenos_Aires"));
    String token =
        tokens.post("/token", Assertion.by(key).form(Assertion.CALENDAR)).at("/access_token");
    calendar = new Caller(simulator.apiUrl(), Map.of("Authorization", "Bearer " + token));
  }

  @Test
  void aSignedAssertionIsExchangedForAToken() {
    Answer answer = tokens.post("/token", Assertion.by(key).form(Assertion.CALENDAR));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("/access_token")).startsWith("ya29.");
    assertThat(answer.json().path("expires_in").asInt()).isEqualTo(3599);
    assertThat(answer.at("/token_type")).isEqualTo("Bearer");
  }

  @Test
  void urlsNameTheHostByWhichOthersReachIt() {
    Doorway doorway = new Doorway("simulators", 0);

    try (var named = GoogleCalendarSimulator.start(doorway, SimulatedClock.unmoved())) {
      ServiceAccountKey told = named.createServiceAccount("svc@project.example");

      assertThat(told.tokenUri())
          .isEqualTo(named.tokenUrl())
          .matches("http://simulators:\\d+/token");
    }
  }

  @Test
  void anAssertionThatIsWrongInOnePartIsRefused() {
    Instant now = Instant.now();
    Assertion right = Assertion.by(key);
    ServiceAccountKey other = simulator.createServiceAccount("other@project.example");

    assertRefused(right.signedWith(other), "Invalid JWT Signature.");
    assertRefused(right.to("https://elsewhere.example/token"), "audience");
    assertRefused(right.issuedBy("nobody@project.example"), "account not found");
    assertRefused(right.valid(now.minusSeconds(7200), now.minusSeconds(3600)), "iat and exp");
    assertRefused(right.valid(now, now.plusSeconds(3700)), "iat and exp");
    assertRefused(right.valid(now.plusSeconds(900), now.plusSeconds(1800)), "iat and exp");
  }

  @Test
  void googlesOwnAudienceIsAcceptedToo() {
    Assertion assertion = Assertion.by(key).to("https://oauth2.googleapis.com/token");
    assertThat(tokens.post("/token", assertion.form(Assertion.CALENDAR)).status()).isEqualTo(200);
  }

  @Test
  void aTokenThatIsUnknownOrMayNotWriteIsRefused() {
    Assertion assertion = Assertion.by(key);
    String readOnly =
        tokens.post("/token", assertion.form(Assertion.CALENDAR + ".readonly")).at("/access_token");
    Caller reader = calendar.with("Authorization", "Bearer " + readOnly);

    assertThat(reader.get(EVENTS).status()).isEqualTo(200);
    assertError(reader.post(EVENTS, event(ID, "10:00", "10:30")), 403, "insufficientPermissions");
    simulator.expireTokens();
    assertError(calendar.get(EVENTS), 401, "authError");
  }

  @Test
  void anInsertedEventCanBeReadAndItsIdIsTaken() {
    Answer inserted = calendar.post(EVENTS + "?sendUpdates=none", event(ID, "10:00", "10:30"));
    Answer read = calendar.get(EVENTS + "/" + ID);

    assertThat(inserted.status()).isEqualTo(200);
    assertThat(read.json()).isEqualTo(inserted.json());
    assertThat(read.at("/status")).isEqualTo("confirmed");
    assertThat(read.at("/start/dateTime")).isEqualTo("2026-09-07T10:00:00-03:00");
    assertThat(read.at("/updated")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    assertError(calendar.post(EVENTS, event(ID, "12:00", "12:30")), 409, "duplicate");
  }

  @Test
  void aDeletedEventIsGoneAndItsIdStaysTaken() {
    calendar.post(EVENTS, event(ID, "10:00", "10:30"));

    Answer deleted = calendar.call("DELETE", EVENTS + "/" + ID, "");

    assertThat(deleted.status()).isEqualTo(204);
    assertThat(deleted.body()).isEmpty();
    assertError(calendar.call("DELETE", EVENTS + "/" + ID, ""), 410, "deleted");
    assertError(calendar.post(EVENTS, event(ID, "10:00", "10:30")), 409, "duplicate");
    assertError(calendar.call("PATCH", EVENTS + "/" + ID, "{}"), 403, "forbidden");
    assertThat(calendar.get(EVENTS + "/" + ID).at("/status")).isEqualTo("cancelled");
    assertThat(calendar.get(EVENTS).json().path("items")).isEmpty();
    assertError(calendar.call("DELETE", EVENTS + "/neverthere", ""), 404, "notFound");
  }

  @Test
  void aPatchChangesWhatItNamesAndAnUpdateReplaces() {
    String etag = calendar.post(EVENTS, event(ID, "10:00", "10:30")).at("/etag");

    Answer patched =
        calendar
            .with("If-Match", etag)
            .call("PATCH", EVENTS + "/" + ID, "{\"summary\":\"Turno: Beto\"}");
    Answer stale =
        calendar.with("If-Match", etag).call("PATCH", EVENTS + "/" + ID, "{\"summary\":\"x\"}");
    Answer updated =
        calendar.call(
            "PUT", EVENTS + "/" + ID, event(ID, "11:00", "11:30").replace("Turno", "Visita"));

    assertThat(patched.at("/summary")).isEqualTo("Turno: Beto");
    assertThat(patched.at("/extendedProperties/private/bookingId")).isEqualTo("b-42");
    assertError(stale, 412, "conditionNotMet");
    assertThat(updated.at("/summary")).isEqualTo("Visita: Ana");
    assertThat(updated.at("/created")).isEqualTo(patched.at("/created"));
    assertThat(updated.json().path("sequence").asInt()).isEqualTo(2);
  }

  @Test
  void whatGoogleCannotStoreIsRefused() {
    assertError(calendar.post(EVENTS, event("with-dash", "10:00", "10:30")), 400, "invalid");
    assertError(calendar.post(EVENTS, event("wxyz0", "10:00", "10:30")), 400, "invalid");
    assertError(calendar.post(EVENTS, event(ID, "10:30", "10:00")), 400, "timeRangeEmpty");
    assertError(calendar.post(EVENTS, "{\"summary\":\"no times\"}"), 400, "required");
    assertError(calendar.post(EVENTS, "{"), 400, "parseError");
    assertError(
        calendar.post("/calendars/unknown/events", event(ID, "10:00", "10:30")), 404, "notFound");
  }

  @Test
  void eventsAreFoundByPropertyAndByTime() {
    calendar.post(EVENTS, event(ID, "10:00", "10:30"));
    calendar.post(EVENTS, event("other1", "12:00", "13:00").replace("b-42", "b-43"));

    assertItems("?privateExtendedProperty=bookingId%3Db-42", ID);
    assertItems("?privateExtendedProperty=bookingId%3Db-42&privateExtendedProperty=tenantId%3Dno");
    assertItems("?timeMin=2026-09-07T10:30:00-03:00", "other1");
    assertItems("?timeMax=2026-09-07T12:00:00-03:00", ID);
    assertItems("?singleEvents=true&orderBy=startTime", ID, "other1");
    assertError(calendar.get(EVENTS + "?orderBy=startTime"), 400, "invalid");
    assertError(calendar.get(EVENTS + "?timeMin=2026-09-07T10:30:00"), 400, "invalid");
  }

  @Test
  void pagesEndWithASyncTokenThatTellsWhatChangedSince() {
    calendar.post(EVENTS, event(ID, "10:00", "10:30"));
    calendar.post(EVENTS, event("other1", "12:00", "13:00"));
    Answer first = calendar.get(EVENTS + "?maxResults=1");
    Answer last = calendar.get(EVENTS + "?maxResults=1&pageToken=" + first.at("/nextPageToken"));
    calendar.call("DELETE", EVENTS + "/" + ID, "");

    assertThat(first.json().has("nextSyncToken")).isFalse();
    Answer changes = calendar.get(EVENTS + "?syncToken=" + last.at("/nextSyncToken"));
    assertThat(changes.json().path("items")).hasSize(1);
    assertThat(changes.at("/items/0/status")).isEqualTo("cancelled");
    assertError(calendar.get(EVENTS + "?syncToken=old"), 410, "fullSyncRequired");
    assertError(calendar.get(EVENTS + "?syncToken=r1&q=Ana"), 400, "invalid");
  }

  @Test
  void whatChangesWhileSomebodyTurnsPagesIsToldWithTheSyncToken() {
    calendar.post(EVENTS, event(ID, "10:00", "10:30"));
    calendar.post(EVENTS, event("other1", "12:00", "13:00"));
    Answer first = calendar.get(EVENTS + "?maxResults=1");
    calendar.post(EVENTS, event("other2", "15:00", "16:00"));
    Answer last = calendar.get(EVENTS + "?maxResults=5&pageToken=" + first.at("/nextPageToken"));

    Answer changes = calendar.get(EVENTS + "?syncToken=" + last.at("/nextSyncToken"));
    assertThat(changes.json().path("items")).hasSize(1);
    assertThat(changes.at("/items/0/id")).isEqualTo("other2");
    assertError(calendar.get(EVENTS + "?pageToken=2"), 400, "invalid");
  }

  @Test
  void syncTokensEndWhenTheyAreMadeToAndWhenAllIsForgotten() {
    String first = calendar.get(EVENTS).at("/nextSyncToken");
    simulator.endSyncTokens("agenda@example.com");
    String second = calendar.get(EVENTS).at("/nextSyncToken");
    assertError(calendar.get(EVENTS + "?syncToken=" + first), 410, "fullSyncRequired");
    assertThat(calendar.get(EVENTS + "?syncToken=" + second).status()).isEqualTo(200);

    simulator.forget();
    assertError(calendar.get(EVENTS + "?syncToken=" + second), 410, "fullSyncRequired");
  }

  @Test
  void whatSomebodyEntersByHandStandsAndIsTakenAwayAgain() {
    String first = calendar.get(EVENTS).at("/nextSyncToken");
    ObjectNode times = Json.object();
    times.putObject("start").put("dateTime", "2026-09-07T10:00:00-03:00");
    times.putObject("end").put("dateTime", "2026-09-07T11:00:00-03:00");
    String id = simulator.enter("agenda@example.com", times).path("id").asText();
    Answer entered = calendar.get(EVENTS + "?syncToken=" + first);
    assertThat(entered.at("/items/0/id")).isEqualTo(id);
    assertThat(entered.at("/items/0/status")).isEqualTo("confirmed");

    simulator.takeAway("agenda@example.com", id);
    Answer gone = calendar.get(EVENTS + "?syncToken=" + entered.at("/nextSyncToken"));
    assertThat(gone.at("/items/0/status")).isEqualTo("cancelled");
    assertThatThrownBy(() -> simulator.takeAway("agenda@example.com", id))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> simulator.enter("agenda@example.com", Json.object()))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> simulator.enter("nobody@example.com", times))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void freeBusyMergesWhatTouchesAndNamesACalendarThatIsMissing() {
    calendar.post(EVENTS, event("event1", "10:00", "10:30"));
    calendar.post(EVENTS, event("event2", "10:30", "11:00"));
    calendar.post(
        EVENTS, event("event3", "15:00", "16:00").replace("\"opaque\"", "\"transparent\""));

    Answer answer =
        calendar.post(
            "/freeBusy",
            """
            {"timeMin":"2026-09-07T00:00:00-03:00","timeMax":"2026-09-08T00:00:00-03:00",
             "items":[{"id":"agenda@example.com"},{"id":"missing@example.com"}]}""");

    var busy = answer.json().at("/calendars/agenda@example.com/busy");
    assertThat(answer.at("/timeMin")).isEqualTo("2026-09-07T03:00:00.000Z");
    assertThat(busy).hasSize(1);
    assertThat(busy.at("/0/start").asText()).isEqualTo("2026-09-07T13:00:00Z");
    assertThat(busy.at("/0/end").asText()).isEqualTo("2026-09-07T14:00:00Z");
    assertThat(answer.at("/calendars/missing@example.com/errors/0/reason")).isEqualTo("notFound");
  }

  private void assertItems(String query, String... ids) {
    assertThat(calendar.get(EVENTS + query).json().path("items").findValuesAsText("id"))
        .containsExactly(ids);
  }

  private void assertRefused(Assertion assertion, String because) {
    Answer answer = tokens.post("/token", assertion.form(Assertion.CALENDAR));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("/error")).isEqualTo("invalid_grant");
    assertThat(answer.at("/error_description")).contains(because);
  }

  private static void assertError(Answer answer, int status, String reason) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().at("/error/code").asInt()).isEqualTo(status);
    assertThat(answer.at("/error/errors/0/reason")).isEqualTo(reason);
    assertThat(answer.at("/error/errors/0/message")).isEqualTo(answer.at("/error/message"));
  }

  private static String event(String id, String from, String until) {
    return """
        {"id":"%s","summary":"Turno: Ana","start":{"dateTime":"2026-09-07T%s:00-03:00"},
         "end":{"dateTime":"2026-09-07T%s:00-03:00"},"transparency":"opaque",
         "extendedProperties":{"private":{"tenantId":"t-1","bookingId":"b-42"}}}"""
        .formatted(id, from, until);
  }
}
