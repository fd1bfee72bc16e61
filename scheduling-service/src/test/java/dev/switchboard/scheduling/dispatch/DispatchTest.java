package dev.switchboard.scheduling.dispatch;

import static dev.switchboard.scheduling.dispatch.DispatchFixture.NORTH;
import static dev.switchboard.scheduling.dispatch.DispatchFixture.PLANS;
import static dev.switchboard.scheduling.dispatch.DispatchFixture.SOUTH;
import static dev.switchboard.scheduling.dispatch.DispatchFixture.at;
import static dev.switchboard.scheduling.dispatch.DispatchFixture.told;
import static dev.switchboard.scheduling.testing.Shop.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

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
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What plans come to, and who may ask for them. */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class DispatchTest {
  private static final Map<String, Object> BEST = Map.of("keep", "BEST");

  @Inject DispatchWorker worker;

  private final DispatchFixture day = DispatchFixture.ofNewTenant();
  private final Shop shop = day.shop();

  @Test
  void twoWhoCrossTheCityChangePlacesAndStayHome() {
    String ana = day.technician("Ana", NORTH);
    String bruno = day.technician("Bruno", SOUTH);
    String south = day.booked(ana, "13:00", SOUTH);
    String north = day.booked(bruno, "13:00", NORTH);
    shop.confirm(south).then().statusCode(200);

    JsonPath plan = day.solved(worker, BEST);

    assertThat(plan.getString("state")).isEqualTo("READY");
    assertThat(plan.getInt("preview.changes")).isEqualTo(2);
    assertThat(plan.getInt("preview.now.travelMinutes")).isGreaterThan(60);
    assertThat(plan.getInt("preview.planned.travelMinutes")).isZero();
    assertThat(day.technicianOf(south)).isEqualTo(ana);

    day.accept(plan).then().statusCode(200).body("state", equalTo("ACCEPTED"));

    assertThat(day.technicianOf(south)).isEqualTo(bruno);
    assertThat(day.technicianOf(north)).isEqualTo(ana);
    assertThat(shop.read(south).getString("status")).isEqualTo("CONFIRMED");
    assertThat(day.standing()).hasSize(2).allMatch(row -> row.endsWith("true"));
    shop.asOwner()
        .get(Shop.APPOINTMENTS + "/" + north + "/history")
        .then()
        .body("items.kind", contains("BOOKED", "UPDATED"))
        .body("items[1].reason", equalTo("dispatch plan " + plan.getString("planId")));
    assertThat(shop.said()).filteredOn("appointment-updated"::equals).hasSize(2);
  }

  @Test
  void whoIsIllGivesHisVisitsAwayAndNobodyElseChanges() {
    String ana = day.technician("Ana", NORTH, "fibre");
    String bruno = day.technician("Bruno", SOUTH, "fibre");
    day.technician("Carla", SOUTH);
    String his = day.booked(bruno, "13:00", SOUTH);
    String later = day.booked(bruno, "15:00", SOUTH);
    String hers = day.booked(ana, "11:00", NORTH);
    requireFibre();
    shop.asOwner()
        .body(Map.of("name", "Bruno", "skills", List.of("fibre"), "daysOff", List.of("2026-11-25")))
        .put("/v1/crm/technicians/" + bruno)
        .then()
        .statusCode(200)
        .body("conflicts.count", equalTo(2));

    JsonPath plan = day.solved(worker, Map.of());

    assertThat(plan.getInt("preview.now.conflicts")).isEqualTo(2);
    assertThat(plan.getInt("preview.planned.conflicts")).isZero();
    assertThat(plan.getInt("preview.changes")).isEqualTo(2);
    day.accept(plan).then().statusCode(200);
    assertThat(List.of(his, later, hers)).extracting(day::technicianOf).containsOnly(ana);
    shop.asOwner().get("/v1/crm/scheduling/conflicts").then().body("count", equalTo(0));
  }

  private void requireFibre() {
    shop.asOwner()
        .body(
            Map.of(
                "code",
                "isp_repair",
                "name",
                "Visita",
                "durationMinutes",
                90,
                "emergencyMinutes",
                60,
                "requiredSkill",
                "fibre"))
        .put("/v1/crm/service-types/isp_repair")
        .then()
        .statusCode(200);
  }

  @Test
  void whatIsPinnedStays() {
    String ana = day.technician("Ana", NORTH);
    String bruno = day.technician("Bruno", SOUTH);
    String south = day.booked(ana, "13:00", SOUTH);
    String north = day.booked(bruno, "13:00", NORTH);
    day.pin(south, true);

    assertThat(day.solved(worker, BEST).getInt("preview.changes")).isZero();
    shop.asOwner()
        .get("/v1/crm/dispatch/pins?date=2026-11-25")
        .then()
        .body("items.appointmentId", contains(south));

    day.pin(south, false);
    JsonPath plan = day.solved(worker, BEST);
    assertThat(plan.getInt("preview.changes")).isEqualTo(2);
    day.pin(north, true);
    day.accept(plan)
        .then()
        .statusCode(409)
        .body("code", equalTo("PLAN_STALE"))
        .body("appointments", contains(north));
  }

  /** What the customer was told is kept; who was told a window may be moved within. */
  @Test
  void anEmergencyIsBegunAtOnceAndFewOthersMove() {
    String ana = day.technician("Ana", NORTH);
    String bruno = day.technician("Bruno", NORTH);
    String fixed = day.booked(ana, "11:00", NORTH);
    String movable = day.booked(told(at("11:00", bruno, NORTH), "11:00", "15:00"));
    day.booked(ana, "12:30", NORTH);
    day.booked(ana, "14:00", NORTH);
    String emergency = day.booked(with(at("16:00", ana, NORTH), "emergency", true));
    TestClock.set(Instant.parse("2026-11-25T10:30:00Z"));

    JsonPath plan = day.solved(worker, Map.of("emergencyAppointmentId", emergency));

    assertThat(plan.getInt("preview.planned.lateVisits")).isZero();
    day.accept(plan).then().statusCode(200);
    assertThat(shop.read(emergency).getString("startsAt")).isEqualTo("2026-11-25T11:00:00Z");
    assertThat(day.technicianOf(emergency)).isEqualTo(bruno);
    assertThat(shop.read(movable).getString("startsAt"))
        .isGreaterThan("2026-11-25T11:00:00Z")
        .isLessThanOrEqualTo("2026-11-25T15:00:00Z");
    assertThat(shop.read(fixed).getInt("version")).isEqualTo(1);
    assertThat(plan.getInt("preview.changes")).isEqualTo(2);
  }

  @Test
  void plansAreListedTheNewestFirstWithoutTheirPreviews() {
    for (int i = 0; i < 3; i++) {
      TestClock.set(TestClock.TUESDAY_NINE.plusSeconds(i));
      day.plan(Map.of("seconds", 1 + i)).then().statusCode(202);
    }
    JsonPath first =
        shop.asOwner().get(PLANS + "?limit=2").then().statusCode(200).extract().jsonPath();
    assertThat(first.getList("items.seconds")).isEqualTo(List.of(3, 2));
    shop.asOwner()
        .queryParam("cursor", first.getString("nextCursor"))
        .get(PLANS + "?limit=2")
        .then()
        .body("items.seconds", contains(1));
    day.plan(Map.of()).then().statusCode(429).body("code", equalTo("TOO_MANY_PLANS"));
  }

  @Test
  void theSameKeyIsTheSamePlan() {
    String key = "plan-" + Ids.next();
    List<String> ids =
        Stream.of(1, 2)
            .map(
                time ->
                    shop.asOwner()
                        .header("Idempotency-Key", key)
                        .body("{\"date\": \"2026-11-25\"}")
                        .post(PLANS)
                        .then()
                        .statusCode(202)
                        .extract()
                        .<String>path("planId"))
            .distinct()
            .toList();
    assertThat(ids).hasSize(1);
    assertThat(shop.count("dispatch_plan")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"date\": \"2026-11-23\"}",
        "{\"date\": \"tomorrow\"}",
        "{\"date\": \"2026-11-25\", \"seconds\": 0}",
        "{\"date\": \"2026-11-25\", \"seconds\": 61}",
        "{\"date\": \"2026-11-25\", \"keep\": \"NOTHING\"}",
        "{\"date\": \"2026-11-25\", \"technicianIds\": [null]}",
        "{\"date\": \"2026-11-25\", \"technicianIds\": \"all\"}",
        "[]"
      })
  void whatCannotBePlannedIsRefused(String request) {
    shop.asOwner().body(request).post(PLANS).then().statusCode(400);
    assertThat(shop.count("dispatch_plan")).isZero();
  }

  @Test
  void technicianAndViewerPlanNothing() {
    for (String role : List.of(Role.TECHNICIAN, Role.VIEWER)) {
      shop.as(role).body("{\"date\": \"2026-11-25\"}").post(PLANS).then().statusCode(403);
    }
  }

  @Test
  void aWindowHasItsStartWithinAndAMoveForgetsIt() {
    String ana = day.technician("Ana", NORTH);
    shop.book(told(at("13:00", ana, NORTH), "13:30", "15:00"))
        .then()
        .statusCode(422)
        .body("violations[0].field", equalTo("arrivalWindow"));
    shop.book(told(at("13:00", ana, NORTH), "15:00", "11:00")).then().statusCode(400);
    String id = day.booked(told(at("13:00", ana, NORTH), "12:00", "15:00"));

    shop.move(id, "2026-11-25T14:00:00Z").then().statusCode(200);

    assertThat(shop.read(id).getString("arrivalWindow")).isNull();
  }

  @Test
  void onlyTheNamedAreChanged() {
    String ana = day.technician("Ana", NORTH);
    String bruno = day.technician("Bruno", SOUTH);
    String carla = day.technician("Carla", SOUTH);
    String south = day.booked(ana, "13:00", SOUTH);
    day.booked(bruno, "13:00", NORTH);

    JsonPath plan =
        day.solved(worker, Map.of("keep", "BEST", "technicianIds", List.of(ana, carla)));

    assertThat(plan.getList("preview.routes.technicianId", String.class))
        .containsExactlyInAnyOrder(ana, carla);
    day.accept(plan).then().statusCode(200);
    assertThat(day.technicianOf(south)).isEqualTo(carla);
    assertThat(
            Database.count(
                "SELECT count(*) FROM dispatch_plan WHERE state = 'ACCEPTED' AND tenant_id = ?",
                shop.tenant().value()))
        .isEqualTo(1);
  }
}
