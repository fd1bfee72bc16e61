package dev.switchboard.scheduling.reminder;

import static dev.switchboard.scheduling.testing.Shop.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.switchboard.contracts.Ids;
import dev.switchboard.platform.security.Role;
import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.scheduling.testing.TestClock;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a reminder is not said although it is due (features.md S9). The shop is in Buenos Aires. */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class QuietReminderTest {
  private static final String THURSDAY_TEN = "2026-11-26T13:00:00Z";
  private static final Map<String, String> NIGHT = Map.of("from", "21:00", "to", "08:00");

  private final Shop shop = Shop.ofNewTenant();

  @AfterEach
  void forget() {
    Database.run("UPDATE reminder SET state = 'REVOKED' WHERE state = 'WAITING'");
  }

  @Test
  void oneThatWouldComeInTheNightComesTheEveningBefore() {
    quiet(2);
    String id = shop.booked("2026-11-26T11:30:00Z").getString("appointmentId");

    assertThat(sent("2026-11-25T23:29:59Z")).isZero();
    assertThat(reminder(id, 0)).containsEntry("dueAt", "2026-11-25T23:30:00Z");
    assertThat(sent("2026-11-25T23:30:00Z")).isEqualTo(1);
    assertThat(lastEvent("notAfter")).isEqualTo("2026-11-26T00:00:00Z");
  }

  @Test
  void oneThatLeavesTimeEnoughComesInTheMorning() {
    quiet(3);
    shop.booked(THURSDAY_TEN);

    assertThat(sent("2026-11-26T10:59:00Z")).isZero();
    assertThat(sent("2026-11-26T11:00:00Z")).isEqualTo(1);
  }

  @Test
  void theNightIsTheCustomersByHisPhonesCountry() {
    quiet(14);
    shop.booked(THURSDAY_TEN);
    String london = shop.booked(of("+442079460000", Ids.next())).getString("appointmentId");

    assertThat(sent("2026-11-25T20:30:00Z")).isEqualTo(1);
    assertThat(reminder(london, 0)).containsEntry("state", "DUE");
    assertThat(sent("2026-11-25T22:59:00Z")).isZero();
    assertThat(sent("2026-11-25T23:00:00Z")).isEqualTo(1);
  }

  @Test
  void aZoneThatWasNotedCountsBeforeThePhonesAndMovesWhatWaits() {
    quiet(14);
    UUID customer = known();
    String id = shop.booked(of("+5491123456789", customer)).getString("appointmentId");
    assertThat(sent("2026-11-25T12:00:00Z")).isZero();
    assertThat(reminder(id, 0)).containsEntry("dueAt", "2026-11-25T23:00:00Z");

    shop.as(Role.AGENT)
        .body(Map.of("timeZone", "Europe/London"))
        .put(zone(customer))
        .then()
        .statusCode(200);
    assertThat(sent("2026-11-25T20:29:00Z")).isZero();
    assertThat(reminder(id, 0)).containsEntry("dueAt", "2026-11-25T20:30:00Z");
    shop.as(Role.AGENT).get(zone(customer)).then().body("timeZone", equalTo("Europe/London"));
    shop.as(Role.AGENT).delete(zone(customer)).then().statusCode(204);
    shop.as(Role.AGENT).get(zone(customer)).then().body("timeZone", nullValue());
  }

  @Test
  void aZoneIsARealOneOfACustomerOfThisBusiness() {
    UUID customer = known();
    shop.asOwner()
        .body(Map.of("timeZone", "Mars/Olympus"))
        .put(zone(customer))
        .then()
        .statusCode(422);
    Shop.ofNewTenant()
        .asOwner()
        .body(Map.of("timeZone", "Europe/London"))
        .put(zone(customer))
        .then()
        .statusCode(404)
        .body("code", equalTo("CUSTOMER_NOT_FOUND"));
    shop.as(Role.VIEWER).get(zone(customer)).then().statusCode(403);
  }

  @Test
  void whatAnOutageKeptUntilTheNightWaitsForTheMorning() {
    quiet(24);
    shop.booked(THURSDAY_TEN);
    assertThat(sent("2026-11-25T12:59:00Z")).isZero();

    JsonPath atNight = report("2026-11-26T02:00:00Z");
    assertThat(atNight.getInt("considered")).isEqualTo(1);
    assertThat(atNight.getInt("sent")).isZero();
    assertThat(atNight.getInt("skipped.QUIET_HOURS")).isEqualTo(1);
    assertThat(report("2026-11-26T10:59:00Z").getInt("considered")).isZero();
    assertThat(sent("2026-11-26T11:00:00Z")).isEqualTo(1);
  }

  @Test
  void whereTheNightLastsUntilTheVisitItIsNotSaid() {
    quiet(24);
    String id = shop.booked("2026-11-26T11:00:00Z").getString("appointmentId");

    assertThat(report("2026-11-26T02:00:00Z").getInt("skipped.QUIET_HOURS")).isEqualTo(1);
    assertThat(reminder(id, 0))
        .containsEntry("state", "SKIPPED")
        .containsEntry("skippedBecause", "QUIET_HOURS");
  }

  @Test
  void twoThatTheNightBringsTogetherAreOne() {
    quiet(4, 2);
    String id = shop.booked("2026-11-26T11:30:00Z").getString("appointmentId");

    assertThat(sent("2026-11-25T23:30:00Z")).isEqualTo(1);
    assertThat(reminders(id).getList("skippedBecause")).contains("MERGED");
  }

  @Test
  void otherQuietHoursMoveWhatWasNotSaid() {
    shop.settings(Map.of("reminderHours", List.of(2)));
    String id = shop.booked("2026-11-26T11:30:00Z").getString("appointmentId");
    assertThat(reminder(id, 0)).containsEntry("dueAt", "2026-11-26T09:30:00Z");

    shop.settings(Map.of("quietHours", NIGHT));
    assertThat(sent("2026-11-24T13:00:00Z")).isZero();
    assertThat(reminder(id, 0)).containsEntry("dueAt", "2026-11-25T23:30:00Z");

    shop.settings(Map.of("quietHours", Map.of()));
    assertThat(sent("2026-11-26T09:29:00Z")).isZero();
    assertThat(sent("2026-11-26T09:30:00Z")).isEqualTo(1);
  }

  @Test
  void whoOptedOutIsNotRemindedUntilHeOptsInAgain() {
    UUID gone = Ids.next();
    UUID back = Ids.next();
    String unsaid = shop.booked(of("+5491123456789", gone)).getString("appointmentId");
    shop.booked(Shop.with(of("+5491123456789", back), "startsAt", "2026-11-26T15:00:00Z"));
    consent(gone, true, "WHATSAPP");
    consent(back, false, "WHATSAPP");
    consent(back, true, "SMS");

    JsonPath report = report("2026-11-25T15:00:00Z");
    assertThat(report.getInt("sent")).isEqualTo(1);
    assertThat(report.getInt("skipped.OPTED_OUT")).isEqualTo(1);
    assertThat(reminder(unsaid, 0)).containsEntry("skippedBecause", "OPTED_OUT");
  }

  @Test
  void aBacklogGoesOutAtThePaceTheNearestVisitsFirst() {
    shop.settings(Map.of("reminderHours", List.of(24), "remindersPerMinute", 2));
    for (int hour : new int[] {19, 11, 17, 13, 15}) {
      shop.booked("2026-11-26T%02d:00:00Z".formatted(hour));
    }

    JsonPath first = report("2026-11-26T04:00:00Z");
    assertThat(first.getInt("considered")).isEqualTo(5);
    assertThat(first.getInt("sent")).isEqualTo(2);
    assertThat(first.getInt("skipped.PACE")).isEqualTo(3);
    assertThat(report("2026-11-26T04:00:59Z").getInt("considered")).isZero();
    assertThat(sent("2026-11-26T04:01:00Z")).isEqualTo(2);
    assertThat(sent("2026-11-26T04:02:00Z")).isEqualTo(1);
    assertThat(saidVisits())
        .containsExactly(
            "2026-11-26T11:00:00Z",
            "2026-11-26T13:00:00Z",
            "2026-11-26T15:00:00Z",
            "2026-11-26T17:00:00Z",
            "2026-11-26T19:00:00Z");
  }

  @Test
  void afterAnOutageOnlyTheLastOfAVisitsRemindersIsSaid() {
    shop.settings(Map.of("reminderHours", List.of(24, 4, 2)));
    String id = shop.booked(THURSDAY_TEN).getString("appointmentId");

    JsonPath report = report("2026-11-26T11:30:00Z");
    assertThat(report.getInt("sent")).isEqualTo(1);
    assertThat(report.getInt("skipped.EXPIRED")).isEqualTo(2);
    assertThat(reminders(id).getList("state")).containsExactly("EXPIRED", "EXPIRED", "DUE");
  }

  @Test
  void aClockThatIsMovedBackAndForthSaysNothingTwice() {
    shop.settings(Map.of("reminderHours", List.of(24, 2)));
    shop.booked(THURSDAY_TEN);
    assertThat(sent("2026-11-25T13:00:00Z")).isEqualTo(1);
    assertThat(sent("2026-11-24T13:00:00Z")).isZero();
    assertThat(sent("2026-11-25T13:00:00Z")).isZero();
    assertThat(sent("2026-11-26T11:00:00Z")).isEqualTo(1);
    assertThat(sent("2026-11-25T13:00:00Z")).isZero();
    assertThat(sent("2026-11-26T12:00:00Z")).isZero();
    assertThat(saidVisits()).hasSize(2);
  }

  @Test
  void agentsSeeWhatBecameOfEachReminder() {
    shop.settings(Map.of("reminderHours", List.of(24, 2)));
    String id = shop.booked(THURSDAY_TEN).getString("appointmentId");
    assertThat(sent("2026-11-25T13:00:00Z")).isEqualTo(1);
    shop.permit(shop.reminders(id).getFirst(), 1).then().statusCode(200);
    shop.move(id, "2026-11-27T13:00:00Z").then().statusCode(200);

    shop.as(Role.AGENT)
        .get(Shop.APPOINTMENTS + "/" + id + "/reminders")
        .then()
        .statusCode(200)
        .body("", hasSize(4))
        .body("state", contains("GRANTED", "REVOKED", "WAITING", "WAITING"))
        .body("appointmentVersion", contains(1, 1, 2, 2))
        .body("hoursBefore", contains(24, 2, 24, 2))
        .body("saidAt[0]", equalTo("2026-11-25T13:00:00Z"))
        .body("saidAt[1]", nullValue());
    Shop.ofNewTenant()
        .asOwner()
        .get(Shop.APPOINTMENTS + "/" + id + "/reminders")
        .then()
        .statusCode(404)
        .body("code", equalTo("APPOINTMENT_NOT_FOUND"));
  }

  @Test
  void quietHoursThatLeaveTooLittleOfADayAreRefused() {
    for (Map<String, String> wrong :
        List.of(
            Map.of("from", "21:00"),
            Map.of("to", "21:00"),
            Map.of("from", "08:00", "to", "08:00"),
            Map.of("from", "17:59", "to", "08:00"))) {
      shop.asOwner()
          .body(Map.of("quietHours", wrong))
          .put(Shop.SETTINGS)
          .then()
          .statusCode(422)
          .body("code", equalTo("INVALID_SETTINGS"));
    }
    shop.settings(Map.of("quietHours", NIGHT, "remindersPerMinute", 5));
    shop.asOwner()
        .get(Shop.SETTINGS)
        .then()
        .body("quietHours.from", equalTo("21:00"))
        .body("quietHours.to", equalTo("08:00"))
        .body("remindersPerMinute", equalTo(5));
  }

  private void quiet(Integer... hours) {
    shop.settings(Map.of("reminderHours", List.of(hours), "quietHours", NIGHT));
    shop.technician("Bruno");
    shop.technician("Clara");
  }

  private static Map<String, Object> of(String phone, UUID customer) {
    Map<String, Object> request = new HashMap<>(visit(THURSDAY_TEN));
    request.put(
        "customer", Map.of("customerId", customer.toString(), "name", "Ana", "phone", phone));
    return request;
  }

  private UUID known() {
    UUID customer = Ids.next();
    Database.run(
        "INSERT INTO customer_copy (tenant_id, id, version, archived) VALUES (?, ?, 1, false)",
        shop.tenant().value(),
        customer);
    return customer;
  }

  private void consent(UUID customer, boolean optedOut, String channel) {
    Database.run(
        """
        INSERT INTO consent_copy (tenant_id, id, customer_id, channel, opted_out, changed_at)
        VALUES (?, ?, ?, ?, ?, now())
        """,
        shop.tenant().value(),
        Ids.next(),
        customer,
        channel,
        optedOut);
  }

  private static String zone(UUID customer) {
    return "/v1/crm/scheduling/customers/" + customer + "/time-zone";
  }

  private int sent(String now) {
    return report(now).getInt("sent");
  }

  private JsonPath report(String now) {
    TestClock.set(Instant.parse(now));
    return shop.asOwner()
        .post("/v1/reminders/send-upcoming")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private Map<String, Object> reminder(String appointment, int place) {
    return reminders(appointment).getMap("[" + place + "]");
  }

  private JsonPath reminders(String appointment) {
    return shop.as(Role.AGENT)
        .get(Shop.APPOINTMENTS + "/" + appointment + "/reminders")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private String lastEvent(String member) {
    return events(member).getLast();
  }

  private List<String> saidVisits() {
    return events("startsAt");
  }

  private List<String> events(String member) {
    return Database.list(
        """
        SELECT convert_from(data, 'UTF8')::jsonb ->> '%s' FROM outbox
        WHERE tenant_id = ? AND topic = 'reminder-due' ORDER BY id
        """
            .formatted(member),
        shop.tenant().value());
  }
}
