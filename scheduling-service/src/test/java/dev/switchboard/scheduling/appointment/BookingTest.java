package dev.switchboard.scheduling.appointment;

import static dev.switchboard.scheduling.testing.Shop.APPOINTMENTS;
import static dev.switchboard.scheduling.testing.Shop.WEDNESDAY_TEN;
import static dev.switchboard.scheduling.testing.Shop.visit;
import static dev.switchboard.scheduling.testing.Shop.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.switchboard.contracts.Ids;
import dev.switchboard.platform.security.Role;
import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class BookingTest {
  private final Shop shop = Shop.ofNewTenant();

  @Test
  void aBookedVisitStandsAndIsTold() {
    Map<String, Object> visit = with(visit(WEDNESDAY_TEN), "description", "sin señal");

    String id =
        shop.book(visit)
            .then()
            .statusCode(201)
            .body("status", equalTo("SCHEDULED"))
            .body("version", equalTo(1))
            .body("startsAt", equalTo(WEDNESDAY_TEN))
            .body("endsAt", equalTo("2026-11-25T14:30:00Z"))
            .body("timeZone", equalTo("America/Argentina/Buenos_Aires"))
            .body("serviceName", equalTo("Visita técnica"))
            .body("technicianName", equalTo("CREW"))
            .body("customer.name", equalTo("Ana Gómez"))
            .body("description", equalTo("sin señal"))
            .body("reminderSent", equalTo(false))
            .body("createdAt", notNullValue())
            .extract()
            .path("appointmentId");

    assertThat(shop.read(id).getString("customer.address")).isEqualTo("Av. Rivadavia 1234");
    assertThat(shop.said()).containsExactly("appointment-booked");
  }

  @Test
  void theSecondBookingOfOneSlotLosesAndHearsThreeOthers() {
    shop.booked(WEDNESDAY_TEN);

    shop.book(WEDNESDAY_TEN)
        .then()
        .statusCode(409)
        .body("code", equalTo("SLOT_TAKEN"))
        .body("alternatives", hasSize(3))
        .body("alternatives.startsAt", not(hasItem(WEDNESDAY_TEN)))
        .body("alternatives[0].technicianId", notNullValue());

    assertThat(shop.count("appointment")).isEqualTo(1);
    assertThat(shop.said()).containsExactly("appointment-booked");
  }

  @Test
  void everyAlternativeCanBeBooked() {
    shop.booked(WEDNESDAY_TEN);
    List<String> alternatives =
        shop.book("2026-11-25T13:30:00Z").jsonPath().getList("alternatives.startsAt");

    assertThat(alternatives).hasSize(3);
    shop.booked(alternatives.getLast());
  }

  @Test
  void theTravelBufferKeepsTheTimeAfterAVisitFree() {
    shop.settings(Map.of("travelBufferMinutes", 30));
    shop.booked(WEDNESDAY_TEN);

    shop.book("2026-11-25T14:30:00Z").then().statusCode(409);
    shop.book("2026-11-25T15:00:00Z").then().statusCode(201);
    // The buffer stands after a visit only, but it is the earlier one's too.
    shop.book("2026-11-25T11:30:00Z").then().statusCode(409);
    shop.book("2026-11-25T11:00:00Z").then().statusCode(201);
  }

  @Test
  void anotherBufferLaterLeavesWhatStandsAsItIs() {
    shop.booked(WEDNESDAY_TEN);
    shop.settings(Map.of("travelBufferMinutes", 60));

    shop.book("2026-11-25T14:30:00Z").then().statusCode(201);
  }

  @Test
  void theDaysLimitBindsAndAnEmergencyPassesItByTheAllowance() {
    shop.settings(Map.of("maxJobsPerDay", 1, "emergencyAllowance", 1));
    shop.booked(WEDNESDAY_TEN);

    shop.book("2026-11-25T17:00:00Z").then().statusCode(409);
    shop.book(with(visit("2026-11-25T17:00:00Z"), "emergency", true)).then().statusCode(201);
    shop.book(with(visit("2026-11-25T19:00:00Z"), "emergency", true)).then().statusCode(409);
  }

  @Test
  void reservedMorningsAreForEmergencies() {
    shop.settings(Map.of("reserveMorningsForEmergencies", true));

    shop.book(WEDNESDAY_TEN).then().statusCode(409);
    shop.book(with(visit(WEDNESDAY_TEN), "emergency", true)).then().statusCode(201);
  }

  @Test
  void timesThatCouldNeverBeHadNameTheField() {
    refused(visit("2026-11-24T11:30:00Z"), "startsAt"); // half an hour ago
    refused(visit("2026-11-25T02:00:00Z"), "startsAt"); // at night
    refused(visit("2026-11-29T13:00:00Z"), "startsAt"); // a Sunday
    refused(with(visit(WEDNESDAY_TEN), "serviceType", "water_heater"), "serviceType");
    refused(with(visit(WEDNESDAY_TEN), "technicianId", Ids.next().toString()), "technicianId");
  }

  @Test
  void whoHasTheSkillIsSent() {
    shop.technician("Bruno");
    String clara = shop.technician("Clara", "fibre");
    shop.asOwner()
        .body(
            Map.of(
                "code", "fibre_splice",
                "name", "Splice",
                "durationMinutes", 60,
                "requiredSkill", "fibre"))
        .post("/v1/crm/service-types")
        .then()
        .statusCode(201);

    Map<String, Object> splice = with(visit(WEDNESDAY_TEN), "serviceType", "fibre_splice");
    assertThat(shop.booked(splice).getString("technicianId")).isEqualTo(clara);
    shop.book(splice).then().statusCode(409);
  }

  @Test
  void namedTechniciansReplaceTheCrewAndWorkSideBySide() {
    shop.technician("Bruno");
    shop.technician("Clara");

    List<String> names =
        List.of(
            shop.booked(WEDNESDAY_TEN).getString("technicianName"),
            shop.booked(WEDNESDAY_TEN).getString("technicianName"));

    assertThat(names).containsExactlyInAnyOrder("Bruno", "Clara");
    shop.book(WEDNESDAY_TEN).then().statusCode(409);
  }

  @Test
  void theEstimateIsTheMiddleOfThePricesAndHigherInAnEmergency() {
    shop.asOwner()
        .body(
            Map.of(
                "code", "isp_repair",
                "name", "Visita técnica",
                "durationMinutes", 90,
                "priceLow", 100,
                "priceHigh", 201))
        .put("/v1/crm/service-types/isp_repair")
        .then()
        .statusCode(200);

    JsonPath usual = shop.booked(WEDNESDAY_TEN);
    JsonPath emergency = shop.booked(with(visit("2026-11-25T17:00:00Z"), "emergency", true));

    assertThat(usual.getString("estimatedValue")).isEqualTo("150.5");
    // (100 x 1.15 + 201 x 1.25) / 2 = 183.125, half-even
    assertThat(emergency.getString("estimatedValue")).isEqualTo("183.12");
    assertThat(usual.getString("currency")).isEqualTo("ARS");
  }

  @Test
  void theSameKeyBooksOnce() {
    Map<String, Object> visit = visit(WEDNESDAY_TEN);
    JsonPath first =
        shop.asService()
            .header("Idempotency-Key", "turn-1:3")
            .body(visit)
            .post(APPOINTMENTS)
            .then()
            .statusCode(201)
            .extract()
            .jsonPath();

    shop.asService()
        .header("Idempotency-Key", "turn-1:3")
        .body(visit)
        .post(APPOINTMENTS)
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", "true")
        .body("appointmentId", equalTo(first.getString("appointmentId")));
    shop.asService()
        .header("Idempotency-Key", "turn-1:3")
        .body(visit("2026-11-25T17:00:00Z"))
        .post(APPOINTMENTS)
        .then()
        .statusCode(422)
        .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    assertThat(shop.count("appointment")).isEqualTo(1);
  }

  @Test
  void aLostSlotIsTheAnswerOfItsKey() {
    JsonPath winner = shop.booked(WEDNESDAY_TEN);
    Map<String, Object> visit = visit(WEDNESDAY_TEN);
    JsonPath lost = withKey(visit, 409);
    shop.cancel(winner.getString("appointmentId")).then().statusCode(200);

    assertThat(withKey(visit, 409).getList("alternatives"))
        .isEqualTo(lost.getList("alternatives"))
        .hasSize(3);
  }

  private JsonPath withKey(Map<String, Object> visit, int status) {
    return shop.asService()
        .header("Idempotency-Key", "turn-2:1")
        .body(visit)
        .post(APPOINTMENTS)
        .then()
        .statusCode(status)
        .extract()
        .jsonPath();
  }

  @Test
  void peopleCanOnlyBookForCustomersThatAreKnown() {
    Map<String, Object> visit = visit(WEDNESDAY_TEN);
    shop.as(Role.AGENT)
        .body(visit)
        .post(APPOINTMENTS)
        .then()
        .statusCode(422)
        .body("violations[0].field", equalTo("customer.customerId"));

    Database.run(
        "INSERT INTO customer_copy (tenant_id, id, version, archived) VALUES (?, ?::uuid, 1, false)",
        shop.tenant().value(),
        ((Map<?, ?>) visit.get("customer")).get("customerId"));
    shop.as(Role.AGENT).body(visit).post(APPOINTMENTS).then().statusCode(201);
  }

  @Test
  void whoMayOnlyReadBooksNothing() {
    shop.as(Role.VIEWER).body(visit(WEDNESDAY_TEN)).post(APPOINTMENTS).then().statusCode(403);
  }

  @Test
  void aBodyWithoutItsFieldsIsRefusedByName() {
    shop.asService()
        .body(Map.of("serviceType", "isp_repair"))
        .post(APPOINTMENTS)
        .then()
        .statusCode(400)
        .body("violations.field", hasItem("customer"))
        .body("violations.field", hasItem("startsAt"));
  }

  private void refused(Map<String, Object> visit, String field) {
    shop.book(visit)
        .then()
        .statusCode(422)
        .body("code", equalTo("NOT_BOOKABLE"))
        .body("violations[0].field", equalTo(field));
  }
}
