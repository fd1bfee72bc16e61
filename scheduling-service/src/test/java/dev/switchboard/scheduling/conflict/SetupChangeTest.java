package dev.switchboard.scheduling.conflict;

import static dev.switchboard.scheduling.testing.Shop.SETTINGS;
import static dev.switchboard.scheduling.testing.Shop.WEDNESDAY_TEN;
import static dev.switchboard.scheduling.testing.Shop.visit;
import static dev.switchboard.scheduling.testing.Shop.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.switchboard.platform.security.Role;
import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A change of the setup breaks nothing, says what it means, and is remembered. */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class SetupChangeTest {
  private static final String TECHNICIANS = "/v1/crm/technicians";
  private static final String TYPES = "/v1/crm/service-types";
  private static final String REPAIR = TYPES + "/isp_repair";

  private final Shop shop = Shop.ofNewTenant();

  @Test
  void shorterHoursNameTheVisitsTheyCutAndLeaveThem() {
    String early = shop.booked("2026-11-25T11:00:00Z").getString("appointmentId");
    shop.booked(WEDNESDAY_TEN);
    Map<String, Object> later = Map.of("open_hour", 9, "close_hour", 18);

    for (boolean dryRun : List.of(true, false)) {
      put(SETTINGS, later, dryRun)
          .statusCode(200)
          .body("dryRun", equalTo(dryRun))
          .body("weeklyHours.MONDAY[0].opens", equalTo("09:00"))
          .body("conflicts.count", equalTo(1))
          .body("conflicts.items[0].appointmentId", equalTo(early))
          .body("conflicts.items[0].customerName", equalTo("Ana Gómez"))
          .body("conflicts.items[0].reasons", equalTo(List.of("OUTSIDE_HOURS")));
      shop.asOwner().get(SETTINGS).then().header("ETag", dryRun ? "\"1\"" : "\"2\"");
    }
    assertThat(shop.read(early).getString("status")).isEqualTo("SCHEDULED");
    put(SETTINGS, Map.of("slotMinutes", 60), false).body("conflicts.count", equalTo(0));
    conflicts().body("items.appointmentId", equalTo(List.of(early)));
    shop.cancel(early).then().statusCode(200);
    conflicts().body("count", equalTo(0));
  }

  @Test
  void holidaysCloseTheDayForSlotsAndBookingsAlikeUnlessTheyAreWorked() {
    String christmas = "2026-12-25T13:00:00Z";
    Map<String, Object> day =
        Map.of(
            "serviceType", "isp_repair",
            "from", "2026-12-25T03:00:00Z",
            "to", "2026-12-26T03:00:00Z");
    String id = shop.booked(christmas).getString("appointmentId");

    put(SETTINGS, Map.of("holidays", Map.of("observed", true)), false)
        .statusCode(200)
        .body("conflicts.items[0].appointmentId", equalTo(id))
        .body("conflicts.items[0].reasons", equalTo(List.of("CLOSED_DAY")));
    shop.slots(day).then().body("emptyBecause", equalTo("CLOSED"));
    shop.book("2026-12-25T15:00:00Z").then().statusCode(422);

    put(SETTINGS, Map.of("holidays", Map.of("worked", List.of("2026-12-25"))), false)
        .body("holidays.observed", equalTo(true))
        .body("conflicts.count", equalTo(0));
    shop.slots(day).then().body("slots", hasSize(3));
    shop.booked("2026-12-25T15:00:00Z");
  }

  @Test
  void theHolidaysToChooseFromAreListed() {
    String path = "/v1/crm/scheduling/holidays";

    shop.asOwner()
        .get(path + "?country=gb&region=sct")
        .then()
        .statusCode(200)
        .body("year", equalTo(2026))
        .body("regions.sct", equalTo("Scotland"))
        .body("items.date", hasItem("2026-11-30"));
    shop.asOwner().get(path).then().body("country", equalTo("AR"));
    shop.asOwner()
        .get(path + "?country=QQ")
        .then()
        .statusCode(422)
        .body("violations[0].field", equalTo("country"));
  }

  @Test
  void aSpecialDayHasItsOwnHoursAlsoOnASundayAndOnAHoliday() {
    Map<String, Object> special =
        Map.of(
            "date", "2026-12-25",
            "name", "Emergency service",
            "intervals", List.of(Map.of("opens", "20:00", "closes", "24:00")));
    Map<String, Object> sunday =
        Map.of(
            "date", "2026-11-29",
            "name", "Fair",
            "intervals", List.of(Map.of("opens", "10:00", "closes", "12:00")));

    put(
            SETTINGS,
            Map.of("holidays", Map.of("observed", true), "specialDays", List.of(special, sunday)),
            false)
        .statusCode(200)
        .body("specialDays.name", equalTo(List.of("Fair", "Emergency service")));

    shop.booked("2026-11-29T13:00:00Z");
    shop.booked("2026-12-26T01:30:00Z");
    shop.book("2026-12-25T13:00:00Z").then().statusCode(422);
  }

  @Test
  void lowerLimitsNameWhatIsTooMuch() {
    shop.booked("2026-11-25T11:00:00Z");
    String last = shop.booked("2026-11-25T17:00:00Z").getString("appointmentId");

    put(SETTINGS, Map.of("maxJobsPerDay", 1), true)
        .body("conflicts.items.appointmentId", equalTo(List.of(last)))
        .body("conflicts.items[0].reasons", equalTo(List.of("DAY_FULL")));
    shop.booked(with(visit("2026-11-25T13:00:00Z"), "emergency", true));
    put(SETTINGS, Map.of("maxJobsPerDay", 2, "emergencyAllowance", 1), false)
        .body("conflicts.count", equalTo(0));
    conflicts().body("count", equalTo(0));
    put(SETTINGS, Map.of("reserveMorningsForEmergencies", true), true)
        .body("conflicts.count", equalTo(1))
        .body("conflicts.items[0].reasons", equalTo(List.of("MORNING_RESERVED")));
  }

  @Test
  void whoIsOffOrLosesASkillOrLeavesIsNamedWithHisVisits() {
    String bruno = shop.technician("Bruno", "Fibre");
    put(REPAIR, repair("requiredSkill", "fibre"), false).body("conflicts.count", equalTo(0));
    String id = shop.booked(WEDNESDAY_TEN).getString("appointmentId");

    bruno(bruno, Map.of("skills", List.of("copper")), true)
        .body(reasons(), equalTo(List.of("SKILL_MISSING")));
    bruno(bruno, Map.of("skills", List.of("fibre"), "active", false), true)
        .body(reasons(), equalTo(List.of("TECHNICIAN_GONE")));
    Map<String, Object> hours =
        Map.of("WEDNESDAY", List.of(Map.of("opens", "08:00", "closes", "11:00")));
    bruno(bruno, Map.of("skills", List.of("fibre"), "weeklyHours", hours), true)
        .body(reasons(), equalTo(List.of("TECHNICIAN_OFF")));
    Map<String, Object> course =
        Map.of("from", "2026-11-24", "to", "2026-11-30", "reason", "Course");
    bruno(bruno, Map.of("skills", List.of("fibre"), "daysOff", List.of(course)), false)
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("conflicts.items[0].appointmentId", equalTo(id))
        .body(reasons(), equalTo(List.of("TECHNICIAN_OFF")));
    shop.book("2026-11-25T17:00:00Z").then().statusCode(422);
    shop.booked("2026-12-01T17:00:00Z");
  }

  @Test
  void theFirstTechnicianLeavesTheCrewsVisitsToBeGivenToSomebody() {
    shop.booked(WEDNESDAY_TEN);

    shop.asOwner()
        .body(Map.of("name", "Bruno"))
        .post(TECHNICIANS + "?dryRun=true")
        .then()
        .statusCode(200)
        .body(reasons(), equalTo(List.of("TECHNICIAN_GONE")));
    shop.asOwner().get(TECHNICIANS).then().body("items.name", equalTo(List.of("CREW")));
  }

  @Test
  void everyChangeIsRememberedWithWhoMadeItAndWhatWasBefore() {
    put(SETTINGS, Map.of("slotMinutes", 60), false).statusCode(200);
    String bruno = shop.technician("Bruno");
    bruno(bruno, Map.of("phone", "011 15 2345-6789"), false).statusCode(200);
    bruno(bruno, Map.of("phone", "011 15 2345-6789"), true).statusCode(200);
    shop.asOwner().delete(TECHNICIANS + "/" + bruno).then().statusCode(200);

    ValidatableResponse first = changes(Map.of("limit", 2));
    first
        .body("items.kind", equalTo(List.of("ARCHIVED", "CHANGED")))
        .body("items.version", equalTo(List.of(3, 2)))
        .body("items[1].subject", equalTo("TECHNICIAN"))
        .body("items[1].actor", startsWith("user:"))
        .body("items[1].at", equalTo("2026-11-24T12:00:00Z"))
        .body("items[1].before.phone", nullValue())
        .body("items[1].after.phone", equalTo("+5491123456789"));
    changes(Map.of("limit", 2, "cursor", first.extract().<String>path("nextCursor")))
        .body("items.kind", equalTo(List.of("ADDED", "CHANGED")))
        .body("items[0].before", nullValue())
        .body("items[1].subject", equalTo("SETTINGS"))
        .body("items[1].before.slotMinutes", equalTo(30))
        .body("items[1].after.slotMinutes", equalTo(60))
        .body("nextCursor", nullValue());
    changes(Map.of("subject", "SETTINGS")).body("items", hasSize(1));
    changes(Map.of("subjectId", bruno)).body("items", hasSize(3));
    shop.as(Role.AGENT).get("/v1/crm/scheduling/changes").then().statusCode(403);
  }

  private ValidatableResponse put(String path, Map<String, Object> body, boolean dryRun) {
    return shop.asOwner().queryParam("dryRun", dryRun).body(body).put(path).then();
  }

  private ValidatableResponse bruno(String id, Map<String, Object> said, boolean dryRun) {
    return put(TECHNICIANS + "/" + id, with(said, "name", "Bruno"), dryRun);
  }

  private ValidatableResponse conflicts() {
    return shop.asOwner().get("/v1/crm/scheduling/conflicts").then().statusCode(200);
  }

  private ValidatableResponse changes(Map<String, Object> parameters) {
    return shop.asOwner()
        .queryParams(parameters)
        .get("/v1/crm/scheduling/changes")
        .then()
        .statusCode(200);
  }

  private static Map<String, Object> repair(String field, Object value) {
    return with(
        Map.of("code", "isp_repair", "name", "Visita técnica", "durationMinutes", 90),
        field,
        value);
  }

  private static String reasons() {
    return "conflicts.items[0].reasons";
  }
}
