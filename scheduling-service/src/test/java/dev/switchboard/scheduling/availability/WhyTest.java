package dev.switchboard.scheduling.availability;

import static dev.switchboard.scheduling.testing.Shop.WEDNESDAY_TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.switchboard.contracts.Ids;
import dev.switchboard.platform.security.Role;
import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class WhyTest {
  private final Shop shop = Shop.ofNewTenant();

  @Test
  void aFreeTimeIsFreeAndSaysWhoCouldCome() {
    String ana = shop.technician("Ana");

    why(WEDNESDAY_TEN, Map.of())
        .then()
        .statusCode(200)
        .body("free", equalTo(true))
        .body("timeZone", equalTo("America/Argentina/Buenos_Aires"))
        .body("endsAt", equalTo("2026-11-25T14:30:00Z"))
        .body("reasons", empty())
        .body("technicians", hasSize(1))
        .body("technicians[0].technicianId", equalTo(ana))
        .body("technicians[0].name", equalTo("Ana"))
        .body("technicians[0].free", equalTo(true));
  }

  @Test
  void everythingThatStandsInTheWayIsSaidOfEachTechnicianAndNothingOfOtherCustomers() {
    String ana = shop.technician("Ana");
    shop.technician("Bruno");
    shop.settings(Map.of("reserveMorningsForEmergencies", true, "maxJobsPerDay", 1));
    shop.booked(Shop.with(Shop.visit(WEDNESDAY_TEN), "emergency", true));

    Response answer = why("2026-11-25T13:10:00Z", Map.of());

    answer
        .then()
        .body("free", equalTo(false))
        .body("reasons", contains("OFF_GRID", "MORNING_RESERVED", "DAY_FULL"))
        .body("technicians.find { !it.free }.reasons", contains("TAKEN"))
        .body("technicians.findAll { it.free }", hasSize(1));
    assertThat(answer.asString()).doesNotContain("Gómez", "Rivadavia", "+549");
    why("2026-11-25T13:10:00Z", Map.of("technicianId", ana)).then().body("technicians", hasSize(1));
  }

  @Test
  void aHolidayIsCalledByItsName() {
    shop.settings(
        Map.of(
            "specialDays",
            List.of(Map.of("date", "2026-11-25", "name", "Aniversario", "intervals", List.of())),
            "closedDays",
            List.of("2026-11-26"),
            "holidays",
            Map.of("observed", true)));

    why(WEDNESDAY_TEN, Map.of())
        .then()
        .body("reasons", contains("HOLIDAY"))
        .body("dayName", equalTo("Aniversario"));
    why("2026-11-26T13:00:00Z", Map.of())
        .then()
        .body("reasons", contains("CLOSED"))
        .body("dayName", nullValue());
    why("2026-12-08T13:00:00Z", Map.of()).then().body("reasons", contains("HOLIDAY"));
    why("2026-11-29T13:00:00Z", Map.of()).then().body("reasons", contains("CLOSED"));
    why("2026-11-27T20:30:00Z", Map.of()).then().body("reasons", contains("OUTSIDE_HOURS"));
    why("2026-11-24T12:30:00Z", Map.of()).then().body("reasons", contains("TOO_SOON"));
    why("2027-03-01T13:00:00Z", Map.of()).then().body("reasons", contains("TOO_FAR"));
  }

  @Test
  void skillsDaysOffAndOwnHoursAreSaidOfEach() {
    shop.repairsNeed("fibre");
    technician(Map.of("name", "Ana"));
    technician(
        Map.of("name", "Bruno", "skills", List.of("fibre"), "daysOff", List.of("2026-11-25")));
    technician(
        Map.of(
            "name",
            "Carla",
            "skills",
            List.of("fibre"),
            "weeklyHours",
            Map.of("WEDNESDAY", List.of(Map.of("opens", "14:00", "closes", "18:00")))));

    Response answer = why(WEDNESDAY_TEN, Map.of());

    answer.then().body("free", equalTo(false)).body("reasons", empty());
    assertThat(reasonsOf(answer, "Ana")).containsExactly("NO_SKILL");
    assertThat(reasonsOf(answer, "Bruno")).containsExactly("DAY_OFF");
    assertThat(reasonsOf(answer, "Carla")).containsExactly("NOT_WORKING");
  }

  @Test
  void theTimeOfTheVisitThatMovesIsFreeToIt() {
    String id = shop.booked(WEDNESDAY_TEN).getString("appointmentId");

    why(WEDNESDAY_TEN, Map.of()).then().body("free", equalTo(false));
    why(WEDNESDAY_TEN, Map.of("excludeAppointmentId", id)).then().body("free", equalTo(true));
  }

  @Test
  void whoIsNotOfTheBusinessIsNotFoundAndNonsenseIsRefused() {
    String others = Shop.ofNewTenant().technician("Ana");

    why(WEDNESDAY_TEN, Map.of("technicianId", others))
        .then()
        .statusCode(404)
        .body("code", equalTo("TECHNICIAN_NOT_FOUND"));
    why(WEDNESDAY_TEN, Map.of("technicianId", Ids.next())).then().statusCode(404);
    why("tomorrow", Map.of()).then().statusCode(400);
    why(WEDNESDAY_TEN, Map.of("latitude", 91, "longitude", 0)).then().statusCode(400);
    why(WEDNESDAY_TEN, Map.of("latitude", 1)).then().statusCode(400);
    why("+1000000000-12-31T23:59:59Z", Map.of()).then().statusCode(400);
    why("-1000000000-01-01T00:00:00Z", Map.of()).then().statusCode(400);
    shop.asService().get("/v1/crm/slots/why?serviceType=isp_repair").then().statusCode(400);
    shop.as(Role.VIEWER)
        .get("/v1/crm/slots/why?serviceType=isp_repair&startsAt=" + WEDNESDAY_TEN)
        .then()
        .statusCode(200);
  }

  private void technician(Map<String, Object> technician) {
    shop.asOwner().body(technician).post("/v1/crm/technicians").then().statusCode(201);
  }

  private static List<String> reasonsOf(Response answer, String name) {
    return answer
        .jsonPath()
        .getList("technicians.find { it.name == '%s' }.reasons".formatted(name));
  }

  private Response why(String startsAt, Map<String, Object> parameters) {
    return shop.asService()
        .queryParams(parameters)
        .queryParam("serviceType", "isp_repair")
        .queryParam("startsAt", startsAt)
        .get("/v1/crm/slots/why");
  }
}
