package dev.switchboard.scheduling.dispatch;

import static dev.switchboard.scheduling.dispatch.DispatchFixture.NORTH;
import static dev.switchboard.scheduling.dispatch.DispatchFixture.PLANS;
import static dev.switchboard.scheduling.dispatch.DispatchFixture.SOUTH;
import static dev.switchboard.scheduling.dispatch.DispatchFixture.at;
import static dev.switchboard.scheduling.dispatch.DispatchFixture.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.scheduling.testing.TestClock;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A plan is made true whole, by what is so at that moment, or not at all. */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class AcceptTest {
  private static final Map<String, Object> BEST = Map.of("keep", "BEST");

  @Inject DispatchWorker worker;

  private final DispatchFixture day = DispatchFixture.ofNewTenant();
  private final Shop shop = day.shop();

  @Test
  void aPlanIsAcceptedOnceHoweverOftenItIsSaid() {
    JsonPath plan = crossed();
    day.accept(plan).then().statusCode(200);
    List<String> after = day.standing();

    day.accept(plan).then().statusCode(200).body("state", equalTo("ACCEPTED"));

    assertThat(day.standing()).isEqualTo(after);
    assertThat(shop.said()).filteredOn("appointment-updated"::equals).hasSize(2);
    shop.asOwner().delete(PLANS + "/" + plan.getString("planId")).then().statusCode(409);
  }

  /** Its reminder is of the same time: it neither goes out twice nor is forgotten. */
  @Test
  void anotherTechnicianLeavesTheRemindersAndAnotherStartMovesThem() {
    shop.settings(Map.of("reminderHours", List.of(24, 2)));
    String ana = day.technician("Ana", NORTH);
    String bruno = day.technician("Bruno", SOUTH);
    String fixed = day.booked(ana, "13:00", SOUTH);
    String movable = day.booked(told(at("14:30", ana, SOUTH), "11:00", "16:00"));
    List<String> fixeds = shop.reminders(fixed);
    List<String> movables = shop.reminders(movable);

    JsonPath plan = day.solved(worker, BEST);
    day.accept(plan).then().statusCode(200);

    assertThat(day.technicianOf(fixed)).isEqualTo(bruno);
    assertThat(day.technicianOf(movable)).isEqualTo(bruno);
    assertThat(shop.reminders(fixed)).isEqualTo(fixeds);
    JsonPath moved = shop.read(movable);
    if (moved.getString("startsAt").equals("2026-11-25T14:30:00Z")) {
      assertThat(shop.reminders(movable)).isEqualTo(movables);
    } else {
      assertThat(shop.reminders(movable)).isNotEmpty().doesNotContainAnyElementsOf(movables);
    }
    assertThat(moved.getString("arrivalWindow.from")).isEqualTo("2026-11-25T11:00:00Z");
    shop.permit(fixeds.getFirst(), 1).then().body("decision", equalTo("REVOKED"));
    TestClock.set(Instant.parse("2026-11-24T13:00:00Z"));
    shop.asOwner().post("/v1/reminders/send-upcoming").then().body("sent", equalTo(1));
    shop.permit(fixeds.getFirst(), 1)
        .then()
        .body("decision", equalTo("GRANTED"))
        .body("appointment.technicianName", equalTo("Bruno"));
  }

  @Test
  void aVisitThatChangedSinceIsNamedAndNothingIsDone() {
    JsonPath plan = crossed();
    String changed = plan.getString("preview.routes[0].stops[0].appointmentId");
    shop.confirm(changed).then().statusCode(200);
    List<String> before = day.standing();

    day.accept(plan)
        .then()
        .statusCode(409)
        .body("code", equalTo("PLAN_STALE"))
        .body("appointments", contains(changed));

    assertThat(day.standing()).isEqualTo(before);
    assertThat(day.read(plan.getString("planId")).getString("state")).isEqualTo("READY");
  }

  @Test
  void aCancelledVisitMakesThePlanStale() {
    JsonPath plan = crossed();
    String gone = plan.getString("preview.routes[1].stops[0].appointmentId");
    shop.cancel(gone).then().statusCode(200);

    day.accept(plan).then().statusCode(409).body("appointments", hasItem(gone));
  }

  @Test
  void aPlaceThatIsTakenSinceMakesThePlanStaleUntilAHoldExpires() {
    String ana = day.technician("Ana", NORTH);
    String bruno = day.technician("Bruno", SOUTH);
    String south = day.booked(ana, "13:00", SOUTH);
    JsonPath plan = day.solved(worker, BEST);
    assertThat(plan.getInt("preview.changes")).isEqualTo(1);
    shop.asService()
        .body(
            Map.of(
                "serviceType",
                "isp_repair",
                "startsAt",
                "2026-11-25T13:30:00Z",
                "technicianId",
                bruno))
        .post("/v1/crm/holds")
        .then()
        .statusCode(201);

    day.accept(plan).then().statusCode(409).body("appointments", contains(south));

    TestClock.set(TestClock.TUESDAY_NINE.plusSeconds(600));
    day.accept(plan).then().statusCode(200);
    assertThat(day.technicianOf(south)).isEqualTo(bruno);
  }

  @Test
  void rulesThatChangedSinceMakeThePlanStale() {
    JsonPath plan = crossed();
    shop.settings(Map.of("closedDays", List.of("2026-11-25")));

    day.accept(plan).then().statusCode(409).body("appointments", hasSize(2));
  }

  @Test
  void anotherTenantsPlansAndVisitsAreNotThere() {
    JsonPath plan = crossed();
    String id = plan.getString("planId");
    String visit = plan.getString("preview.routes[0].stops[0].appointmentId");
    String technician = plan.getString("preview.routes[0].technicianId");
    Shop other = Shop.ofNewTenant();

    other.asOwner().get(PLANS + "/" + id).then().statusCode(404);
    other.asOwner().post(PLANS + "/" + id + "/accept").then().statusCode(404);
    other.asOwner().delete(PLANS + "/" + id).then().statusCode(404);
    other.asOwner().get(PLANS).then().statusCode(200).body("items", hasSize(0));
    other
        .asOwner()
        .body(Map.of("appointmentId", visit, "pinned", true))
        .post("/v1/crm/dispatch/pins")
        .then()
        .statusCode(404);
    other
        .asOwner()
        .body(Map.of("date", "2026-11-25", "technicianIds", List.of(technician)))
        .post(PLANS)
        .then()
        .statusCode(404)
        .body("code", equalTo("TECHNICIAN_NOT_FOUND"));
    other
        .asOwner()
        .body(Map.of("date", "2026-11-25", "emergencyAppointmentId", visit))
        .post(PLANS)
        .then()
        .statusCode(404)
        .body("code", equalTo("APPOINTMENT_NOT_FOUND"));
    assertThat(day.state(id)).isEqualTo("READY");
  }

  /** Two visits, each better with the other's technician, and a plan that says so. */
  private JsonPath crossed() {
    String ana = day.technician("Ana", NORTH);
    String bruno = day.technician("Bruno", SOUTH);
    day.booked(ana, "13:00", SOUTH);
    day.booked(bruno, "13:00", NORTH);
    JsonPath plan = day.solved(worker, BEST);
    assertThat(plan.getInt("preview.changes")).isEqualTo(2);
    return plan;
  }
}
