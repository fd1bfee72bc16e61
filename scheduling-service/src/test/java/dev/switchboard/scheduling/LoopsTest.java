package dev.switchboard.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.Topic;
import dev.switchboard.platform.security.Role;
import dev.switchboard.scheduling.testing.LoopsOn;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.scheduling.testing.TestClock;
import dev.switchboard.testkit.EventProbe;
import dev.switchboard.testkit.ProbedEvent;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Over Kafka: what is said here, and what is heard. */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOn.class)
class LoopsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Shop shop = Shop.ofNewTenant();

  @Test
  void bookingAndReminderAreToldUnderTheAppointmentsKey() {
    try (EventProbe probe =
        EventProbe.onSharedStack().fromNow(Topic.APPOINTMENT_BOOKED, Topic.REMINDER_DUE)) {
      String id = shop.booked(Shop.WEDNESDAY_TEN).getString("appointmentId");
      ProbedEvent booked = probe.await("the booking", event -> event.isOf(shop.tenant()));
      assertThat(booked.toString()).contains(id);

      TestClock.set(Instant.parse("2026-11-24T13:00:00Z"));

      assertThat(probe.awaitCount(2, "both", event -> event.isOf(shop.tenant())))
          .hasSize(2)
          .allMatch(event -> event.toString().contains(id));
    }
  }

  @Test
  void aCustomerThatWasHeardOfCanBeBookedForUntilHeIsArchived() {
    Map<String, Object> visit = Shop.visit(Shop.WEDNESDAY_TEN);
    UUID customer = UUID.fromString((String) ((Map<?, ?>) visit.get("customer")).get("customerId"));

    tell("customer-changed", customer, customer(customer, 2, false));
    tell("customer-changed", customer, customer(customer, 1, true));
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> shop.as(Role.AGENT).body(visit).post(Shop.APPOINTMENTS).statusCode() == 201);

    tell("customer-changed", customer, customer(customer, 3, true));
    Map<String, Object> later = Shop.with(visit, "startsAt", "2026-11-26T13:00:00Z");
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () ->
                Database.count(
                        "SELECT count(*) FROM customer_copy WHERE id = ? AND archived", customer)
                    == 1);
    shop.as(Role.AGENT).body(later).post(Shop.APPOINTMENTS).then().statusCode(422);
  }

  @Test
  void theCalendarsEntryShowsOnTheAppointmentAndIsNoChange() {
    String id = shop.booked(Shop.WEDNESDAY_TEN).getString("appointmentId");

    tell("calendar-event-linked", UUID.fromString(id), link(id, 1, "LINKED"));
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> "entry-1".equals(shop.read(id).getString("calendarEventId")));
    shop.asService()
        .get(Shop.APPOINTMENTS + "/" + id)
        .then()
        .header("ETag", "\"1\"")
        .body("version", equalTo(1));

    tell("calendar-event-linked", UUID.fromString(id), link(id, 2, "REMOVED"));
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> shop.read(id).getString("calendarEventId") == null);
  }

  @Test
  void whoWantsNothingAndWhoWroteLastIsKnown() {
    UUID customer = Ids.next();
    UUID consent = Ids.next();
    UUID first = Ids.next();
    UUID second = Ids.next();
    tell("opt-out-changed", consent, optOut(consent, customer, true, "2026-11-20T12:00:00Z"));
    tell("opt-out-changed", consent, optOut(consent, customer, false, "2026-11-19T12:00:00Z"));
    tell("message-received", first, message(first, customer, "2026-11-20T12:00:00Z"));
    tell("message-received", second, message(second, customer, "2026-11-22T12:00:00Z"));
    tell("message-received", second, message(second, customer, "2026-11-22T12:05:00Z"));
    tell("message-received", first, message(first, customer, "2026-11-21T12:00:00Z"));

    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        Database.rows(
                            """
                            SELECT c.conversation_id, c.last_at - c.began_at AS length, o.opted_out
                            FROM customer_contact c
                            JOIN consent_copy o ON o.customer_id = c.customer_id
                            WHERE c.customer_id = ?
                            """,
                            customer))
                    .containsExactly(
                        Map.of(
                            "conversation_id", second.toString(),
                            "length", "00:05:00",
                            "opted_out", "t")));
  }

  private static String optOut(UUID id, UUID customer, boolean optedOut, String at) {
    return """
        {"consentId": "%s", "customerId": "%s", "channel": "WHATSAPP", "optedOut": %s,
         "changedAt": "%s"}
        """
        .formatted(id, customer, optedOut, at);
  }

  private static String message(UUID conversation, UUID customer, String at) {
    return """
        {"messageId": "%s", "conversationId": "%s", "channelId": "%s", "channel": "WHATSAPP",
         "customerId": "%s", "kind": "TEXT", "sequence": 1, "sentAt": "%s"}
        """
        .formatted(Ids.next(), conversation, Ids.next(), customer, at);
  }

  @Test
  void whatACalendarHasIsHeardAndOfferedNoMore() {
    UUID calendar = Ids.next();
    tell(
        "calendar-busy-changed",
        calendar,
        """
        {"busyCalendarId": "%s", "version": 1, "state": "READ", "from": "2026-11-24T03:00:00Z",
         "to": "2026-12-24T03:00:00Z", "toldAt": "2026-11-24T12:00:00Z",
         "busy": [{"from": "2026-11-25T13:00:00Z", "to": "2026-11-25T14:00:00Z"}]}
        """
            .formatted(calendar));

    Awaitility.await().atMost(PATIENCE).until(() -> shop.count("calendar_busy") == 1);
    shop.book(Shop.WEDNESDAY_TEN).then().statusCode(409);
  }

  @Test
  void anotherZoneIsHeardAndWrittenDownWithWhatItBreaks() {
    UUID tenant = shop.tenant().value();
    tell("tenant-changed", tenant, tenant(1, "America/Argentina/Buenos_Aires"));
    shop.booked(Shop.WEDNESDAY_TEN);
    Awaitility.await().atMost(PATIENCE).until(() -> shop.count("heard_zone") == 1);

    tell("tenant-changed", tenant, tenant(2, "Asia/Tokyo"));

    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                shop.asOwner()
                    .get("/v1/crm/scheduling/changes?subject=TIME_ZONE")
                    .then()
                    .body("items[0].after.conflicts.count", equalTo(1)));
  }

  private String tenant(int version, String zone) {
    return """
        {"tenantId": "%s", "version": %d, "name": "Fibra Sur", "slug": "s-%s", "status": "ACTIVE",
         "lockedDown": false, "vertical": "isp", "timeZone": "%s", "country": "AR", "language": "es",
         "currency": "ARS", "planCode": "basic"}
        """
        .formatted(shop.tenant().value(), version, shop.tenant().value(), zone);
  }

  private static String customer(UUID id, int version, boolean archived) {
    return """
        {"customerId": "%s", "version": %d, "language": "es", "archived": %s}
        """
        .formatted(id, version, archived);
  }

  private static String link(String appointment, int version, String state) {
    return """
        {"appointmentId": "%s", "appointmentVersion": %d, "calendarId": "c", "eventId": "entry-1",
         "state": "%s", "linkedAt": "2026-11-24T12:00:00Z"}
        """
        .formatted(appointment, version, state);
  }

  /** By this service's own relay, as if another had said it. */
  private void tell(String topic, UUID subject, String data) {
    Database.run(
        """
        INSERT INTO outbox (event_id, tenant_id, topic, key, subject, occurred_at, data)
        VALUES (?, ?, ?, ?, ?, now(), ?)
        """,
        Ids.next(),
        shop.tenant().value(),
        topic,
        subject,
        subject,
        data.getBytes(StandardCharsets.UTF_8));
  }
}
