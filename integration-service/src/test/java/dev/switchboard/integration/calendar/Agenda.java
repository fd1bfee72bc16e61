package dev.switchboard.integration.calendar;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.contracts.EventEnvelope;
import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.appointment.AppointmentEvent;
import dev.switchboard.integration.testing.Business;
import dev.switchboard.integration.testing.OtherServices;
import dev.switchboard.platform.event.ConsumedEvent;
import dev.switchboard.platform.event.OutboxWriter;
import dev.switchboard.simulators.google.GoogleCalendarSimulator;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.reactive.datasource.ReactiveDataSource;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A tenant with a calendar, a visit, and everything that runs around them. */
abstract class Agenda {
  static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject CalendarConsumer consumer;
  @Inject CalendarWorker worker;
  @Inject OutboxWriter outbox;
  @Inject Vertx vertx;

  @Inject
  @ReactiveDataSource("worker")
  Pool pool;

  final Business business = Business.opened();
  final Visit visit = Visit.of(business.tenant());
  GoogleCalendarSimulator google;
  OtherServices others;

  @BeforeEach
  void connect() {
    others = new OtherServices();
    google = GoogleCalendarSimulator.start(0);
    business.connect(google).statusCode(200);
  }

  /** Nobody asks the calendars of this test any more: its port may become another's. */
  @AfterEach
  void close() {
    Database.run("UPDATE busy_calendar SET done_at = now() WHERE done_at IS NULL");
    google.close();
    others.close();
  }

  /** Over Kafka, with what scheduling-service shows since. */
  void said(AppointmentEvent event) {
    others.show(visit.id(), visit.shown(event));
    outbox
        .write(
            pool,
            List.of(new EventEnvelope<>(Ids.next(), Visit.TEN, business.tenant(), null, event)))
        .await()
        .atMost(PATIENCE);
  }

  void hear(AppointmentEvent... events) {
    hear(visit, events);
  }

  void hear(Visit one, AppointmentEvent... events) {
    hear(Arrays.stream(events).map(one::heard).toArray(ConsumedEvent[]::new));
  }

  void hear(ConsumedEvent... events) {
    pool.withTransaction(transaction -> consumer.apply(transaction, List.of(events)))
        .await()
        .atMost(PATIENCE);
  }

  AppointmentEvent event(char version) {
    return switch (version) {
      case '1' -> visit.booked();
      case '2' -> visit.moved();
      default -> visit.cancelled();
    };
  }

  void awaitLink(String state, long version) {
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

  void awaitDone() {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> waiting() == 0);
  }

  long waiting() {
    return waiting(business);
  }

  static long waiting(Business whose) {
    return Database.count(
        "SELECT count(*) FROM calendar_task WHERE done_at IS NULL AND tenant_id = ?",
        whose.tenant().value());
  }

  /** What the calendar's owner sees. */
  List<ObjectNode> standing() {
    return google.events(business.calendarId()).stream()
        .filter(entry -> !entry.path("status").asText().equals("cancelled"))
        .toList();
  }

  static Instant startOf(ObjectNode entry) {
    return OffsetDateTime.parse(entry.at("/start/dateTime").asText()).toInstant();
  }

  long posts() {
    return requests("/events?");
  }

  long requests(String to) {
    return google.journal().received().stream()
        .map(received -> received.request())
        .filter(request -> request.method().equals("POST"))
        .filter(request -> request.text().contains(to))
        .count();
  }

  void deleteByHand(String id) {
    byHand()
        .delete("/calendars/{calendar}/events/{id}", business.calendarId(), id)
        .then()
        .statusCode(204);
  }

  void changeByHand(String id, String json) {
    byHand()
        .contentType("application/json")
        .body(json)
        .patch("/calendars/{calendar}/events/{id}", business.calendarId(), id)
        .then()
        .statusCode(200);
  }

  /** Somebody else who may write in the calendar; here with the token that we were given. */
  RequestSpecification byHand() {
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
