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

/** A calendar that is asked when it is told to be, and what is told of it. */
abstract class BusyAgenda extends Agenda {
  /** So long nothing more is told. */
  private static final Duration QUIET = Duration.ofMillis(400);

  @Inject BusyWorker busyWorker;
  @Inject BusinessClock clock;

  /** Ten o'clock in Buenos Aires, tomorrow. */
  Instant tomorrowAtTen() {
    return clock.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(24 + 13));
  }

  /** Somebody enters an hour, and its id comes back. */
  String entered(String calendar, Instant begins) {
    return entered(
        calendar,
        """
        {"summary":"Dentist","start":{"dateTime":"%s"},"end":{"dateTime":"%s"}}
        """
            .formatted(begins, begins.plus(Duration.ofHours(1))));
  }

  String entered(String calendar, String json) {
    awaitIdle(business);
    return byHand()
        .contentType("application/json")
        .body(json)
        .post("/calendars/{calendar}/events", calendar)
        .then()
        .statusCode(200)
        .extract()
        .path("id");
  }

  /** Has the calendar asked now, and waits until that is done. */
  void ask(Business whose) {
    awaitIdle(whose);
    dueNow(whose);
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
        .pollInterval(Duration.ofMillis(20))
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
    try (EventProbe probe = EventProbe.onSharedStack().fromBeginning(Topic.CALENDAR_BUSY_CHANGED)) {
      var unused =
          probe.awaitCount(count, "calendar-busy-changed", event -> event.isOf(whose.tenant()));
      List<JsonNode> told =
          probe.settled(QUIET, event -> event.isOf(whose.tenant())).stream()
              .map(ProbedEvent::value)
              .toList();
      assertThat(told).hasSize(count);
      return told;
    }
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
