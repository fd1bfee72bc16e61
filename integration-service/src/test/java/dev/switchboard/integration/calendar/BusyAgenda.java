package dev.switchboard.integration.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.contracts.Topic;
import dev.switchboard.integration.testing.Business;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.testkit.EventProbe;
import dev.switchboard.testkit.ProbedEvent;
import dev.switchboard.testkit.stack.Database;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

/** A calendar that is asked when it is told to be, and what is told of it. */
abstract class BusyAgenda extends Agenda {
  static final int MANY = 18;
  static final int PAGES = 4;

  /** Longer than a test takes. */
  private static final Duration BEFORE_MIDNIGHT = Duration.ofSeconds(30);

  private static final Duration SOON = Duration.ofMillis(10);

  @Inject BusyWorker busyWorker;
  @Inject BusinessClock clock;

  /** Of all tests of a class: to begin listening takes longer than most of what a test does. */
  private static @Nullable EventProbe probe;

  /** On another day everything is told anew: no test begins on one and ends on the other. */
  @BeforeEach
  @Override
  void connect() {
    Instant soon = clock.now().plus(BEFORE_MIDNIGHT);
    Duration left = Duration.between(clock.now(), soon.truncatedTo(ChronoUnit.DAYS));
    if (left.isPositive()) {
      await().pollDelay(left).atMost(PATIENCE.plus(left)).until(() -> true);
    }
    super.connect();
  }

  @AfterAll
  static void listenNoMore() {
    if (probe != null) {
      probe.close();
      probe = null;
    }
  }

  /** Ten o'clock in Buenos Aires, tomorrow. */
  Instant tomorrowAtTen() {
    return clock.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(24 + 13));
  }

  /** Somebody enters an hour, and its id comes back. */
  String entered(String calendar, Instant begins) {
    return entered(calendar, hour(begins));
  }

  String entered(String calendar, String json) {
    awaitIdle(business);
    return enteredMeanwhile(calendar, json);
  }

  /** The same, whoever is being asked. */
  String enteredMeanwhile(String calendar, String json) {
    return byHand()
        .contentType("application/json")
        .body(json)
        .post("/calendars/{calendar}/events", calendar)
        .then()
        .statusCode(200)
        .extract()
        .path("id");
  }

  /** {@link #MANY} hours, on {@link #PAGES} pages. */
  void enterEveryThirdHour(Instant first) {
    awaitIdle(business);
    for (int i = 0; i < MANY; i++) {
      var unused =
          enteredMeanwhile(business.calendarId(), hour(first.plus(Duration.ofHours(3L * i))));
    }
  }

  private static String hour(Instant begins) {
    return """
        {"summary":"Dentist","start":{"dateTime":"%s"},"end":{"dateTime":"%s"}}
        """
        .formatted(begins, begins.plus(Duration.ofHours(1)));
  }

  /** Has the calendar asked now, and waits until that is done. */
  void ask(Business whose) {
    awaitIdle(whose);
    dueNow(whose);
    busyWorker.signal().raise();
    awaitIdle(whose);
  }

  static void dueNow(Business whose) {
    Database.run(
        """
        UPDATE busy_calendar SET due_at = now() - interval '1 second'
        WHERE tenant_id = ? AND done_at IS NULL
        """,
        whose.tenant().value());
  }

  static void awaitIdle(Business whose) {
    await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(SOON)
        .until(() -> inQuestion(whose, "lease_expires_at IS NOT NULL OR due_at <= now()") == 0);
  }

  static long inQuestion(Business whose, String condition) {
    return Database.count(
        "SELECT count(*) FROM busy_calendar WHERE tenant_id = ? AND done_at IS NULL AND (%s)"
            .formatted(condition),
        whose.tenant().value());
  }

  /** All that was told of a business's calendars: this much and no more. */
  static List<JsonNode> told(Business whose, int count) {
    return records(whose, count).stream().map(ProbedEvent::value).toList();
  }

  /** The same as they lie on the topic. */
  static List<ProbedEvent> records(Business whose, int count) {
    EventProbe listening = listening();
    var unused =
        listening.awaitCount(count, "calendar-busy-changed", event -> event.isOf(whose.tenant()));
    await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(SOON).until(() -> isSent(whose));
    List<ProbedEvent> records =
        listening.events().stream().filter(event -> event.isOf(whose.tenant())).toList();
    assertThat(records).hasSize(count);
    return records;
  }

  private static EventProbe listening() {
    if (probe == null) {
      probe = EventProbe.onSharedStack().fromBeginning(Topic.CALENDAR_BUSY_CHANGED);
    }
    return probe;
  }

  private static boolean isSent(Business whose) {
    return Database.count("SELECT count(*) FROM outbox WHERE tenant_id = ?", whose.tenant().value())
        == 0;
  }

  static List<String> states(List<JsonNode> told) {
    return told.stream().map(event -> event.path("state").asText()).toList();
  }

  /** When the times begin, in order. */
  static List<Instant> begins(JsonNode told) {
    return told.path("busy")
        .valueStream()
        .map(time -> Instant.parse(time.path("from").asText()))
        .sorted()
        .toList();
  }

  /** How often entries were asked for, with this in the question. */
  long questions(String with) {
    return google.journal().received().stream()
        .map(received -> received.request())
        .filter(request -> request.method().equals("GET"))
        .filter(request -> request.text().contains("/events?"))
        .filter(request -> request.text().contains(with))
        .count();
  }
}
