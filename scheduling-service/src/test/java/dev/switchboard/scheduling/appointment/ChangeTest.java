package dev.switchboard.scheduling.appointment;

import static dev.switchboard.scheduling.testing.Shop.APPOINTMENTS;
import static dev.switchboard.scheduling.testing.Shop.WEDNESDAY_TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class ChangeTest {
  private final Shop shop = Shop.ofNewTenant();

  @Test
  void aConfirmedVisitIsToldOnce() {
    String id = book();

    shop.confirm(id).then().statusCode(200).body("status", equalTo("CONFIRMED"));
    shop.confirm(id).then().statusCode(200).body("version", equalTo(2));

    assertThat(shop.said()).containsExactly("appointment-booked", "appointment-confirmed");
  }

  @Test
  void aCancelledVisitFreesItsTimeAndStaysCancelled() {
    String id = book();

    shop.cancel(id)
        .then()
        .statusCode(200)
        .body("status", equalTo("CANCELLED"))
        .body("cancelReason", equalTo("on holiday"))
        .body("late", equalTo(false))
        .body("jobStage", equalTo("LOST"));
    shop.cancel(id).then().statusCode(200).body("version", equalTo(2));

    assertThat(shop.said()).containsExactly("appointment-booked", "appointment-cancelled");
    shop.booked(WEDNESDAY_TEN);
  }

  @Test
  void aCancelWithinThePolicysHoursIsLate() {
    String id = book();
    TestClock.set(Instant.parse("2026-11-24T13:00:01Z"));

    shop.cancel(id).then().statusCode(200).body("late", equalTo(true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"confirm", "reschedule"})
  void aCancelledVisitIsNotTakenUpAgain(String move) {
    String id = book();
    shop.cancel(id).then().statusCode(200);

    shop.asService()
        .body(Map.of("startsAt", "2026-11-26T13:00:00Z"))
        .post(APPOINTMENTS + "/" + id + "/" + move)
        .then()
        .statusCode(409)
        .body("code", equalTo("ILLEGAL_TRANSITION"));
  }

  @Test
  void aMovedVisitLeavesItsOldTimeAndIsToldWithIt() {
    String id = book();

    shop.move(id, "2026-11-26T13:00:00Z")
        .then()
        .statusCode(200)
        .body("startsAt", equalTo("2026-11-26T13:00:00Z"))
        .body("endsAt", equalTo("2026-11-26T14:30:00Z"))
        .body("version", equalTo(2));

    shop.booked(WEDNESDAY_TEN);
    shop.book("2026-11-26T13:00:00Z").then().statusCode(409);
    assertThat(
            Database.list(
                """
                SELECT convert_from(data, 'UTF8')::jsonb ->> 'previousStartsAt' FROM outbox
                WHERE tenant_id = ? AND topic = 'appointment-rescheduled'
                """,
                shop.tenant().value()))
        .containsExactly(WEDNESDAY_TEN);
  }

  @Test
  void aVisitMayMoveIntoItsOwnTime() {
    shop.settings(Map.of("maxJobsPerDay", 1));
    String id = book();

    shop.move(id, "2026-11-25T13:30:00Z").then().statusCode(200);
  }

  @Test
  void aMoveToTheSameTimeChangesNothing() {
    String id = book();

    shop.move(id, WEDNESDAY_TEN).then().statusCode(200).body("version", equalTo(1));
    assertThat(shop.said()).containsExactly("appointment-booked");
  }

  @Test
  void aMoveToATakenTimeLosesAndTheVisitStays() {
    String id = book();
    shop.booked("2026-11-26T13:00:00Z");

    shop.move(id, "2026-11-26T13:30:00Z")
        .then()
        .statusCode(409)
        .body("code", equalTo("SLOT_TAKEN"))
        .body("alternatives", hasSize(3));
    assertThat(shop.read(id).getString("startsAt")).isEqualTo(WEDNESDAY_TEN);
  }

  @Test
  void aMoveNeedsConfirmingAgain() {
    String id = book();
    shop.confirm(id).then().statusCode(200);

    shop.move(id, "2026-11-26T13:00:00Z").then().body("status", equalTo("SCHEDULED"));
  }

  @Test
  void anotherVersionThanTheOneReadIsRefused() {
    String id = book();
    shop.confirm(id).then().statusCode(200);

    for (String change : List.of("confirm", "cancel", "reschedule")) {
      shop.asService()
          .header("If-Match", "\"1\"")
          .body(Map.of("startsAt", "2026-11-26T13:00:00Z"))
          .post(APPOINTMENTS + "/" + id + "/" + change)
          .then()
          .statusCode(412);
    }
    shop.asService()
        .header("If-Match", "\"2\"")
        .post(APPOINTMENTS + "/" + id + "/cancel")
        .then()
        .statusCode(200);
  }

  @Test
  void theHistorySaysWhoDidWhat() {
    String id = book();
    shop.as(Role.AGENT).post(APPOINTMENTS + "/" + id + "/confirm").then().statusCode(200);
    shop.move(id, "2026-11-26T13:00:00Z").then().statusCode(200);
    shop.cancel(id).then().statusCode(200);

    JsonPath history =
        shop.asOwner()
            .get(APPOINTMENTS + "/" + id + "/history")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();

    assertThat(history.getList("items.kind"))
        .isEqualTo(List.of("BOOKED", "CONFIRMED", "RESCHEDULED", "CANCELLED"));
    assertThat(history.getString("items[0].actor")).isEqualTo("service:conversation-service");
    assertThat(history.getString("items[1].actor")).startsWith("user:");
    assertThat(history.getString("items[2].startsAt")).isEqualTo("2026-11-26T13:00:00Z");
    assertThat(history.getString("items[3].reason")).isEqualTo("on holiday");
  }

  @Test
  void anotherTenantsAppointmentIsNotThere() {
    String id = book();
    Shop other = Shop.ofNewTenant();
    other.booked("2026-11-26T13:00:00Z");

    for (String path : List.of("", "/history")) {
      other.asService().get(APPOINTMENTS + "/" + id + path).then().statusCode(404);
    }
    other.confirm(id).then().statusCode(404).body("code", equalTo("APPOINTMENT_NOT_FOUND"));
    other.cancel(id).then().statusCode(404);
    other.move(id, "2026-11-27T13:00:00Z").then().statusCode(404);
    other.permit(shop.reminders(id).getFirst(), 1).then().statusCode(404);
    assertThat(shop.read(id).getInt("version")).isEqualTo(1);
  }

  @Test
  void theListIsNarrowedAndComesByStartPageByPage() {
    JsonPath first = shop.booked(WEDNESDAY_TEN);
    shop.booked("2026-11-26T13:00:00Z");
    String third = shop.booked("2026-11-27T13:00:00Z").getString("appointmentId");
    shop.cancel(third).then().statusCode(200);

    listed(Map.of(), 3);
    listed(Map.of("status", "CANCELLED"), 1);
    listed(Map.of("from", "2026-11-26T00:00:00Z", "to", "2026-11-27T00:00:00Z"), 1);
    listed(Map.of("customerId", first.getString("customer.customerId")), 1);
    JsonPath page =
        shop.asOwner().queryParam("limit", 2).get(APPOINTMENTS).then().extract().jsonPath();
    assertThat(page.getList("items.startsAt"))
        .isEqualTo(List.of(WEDNESDAY_TEN, "2026-11-26T13:00:00Z"));
    shop.asOwner()
        .queryParam("limit", 2)
        .queryParam("cursor", page.getString("nextCursor"))
        .get(APPOINTMENTS)
        .then()
        .body("items.appointmentId", equalTo(List.of(third)));
  }

  private void listed(Map<String, String> parameters, int count) {
    shop.asOwner()
        .queryParams(parameters)
        .get(APPOINTMENTS)
        .then()
        .statusCode(200)
        .body("items", hasSize(count));
  }

  private String book() {
    return shop.booked(WEDNESDAY_TEN).getString("appointmentId");
  }
}
