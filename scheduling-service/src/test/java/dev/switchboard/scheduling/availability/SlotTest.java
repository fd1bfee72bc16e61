package dev.switchboard.scheduling.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class SlotTest {
  private final Shop shop = Shop.ofNewTenant();

  @Test
  void threeSlotsSpreadOverTheNextDaysAreOffered() {
    shop.slots(Map.of("serviceType", "isp_repair"))
        .then()
        .statusCode(200)
        .body("timeZone", equalTo("America/Argentina/Buenos_Aires"))
        .body("slots", hasSize(3))
        .body("slots[0].startsAt", equalTo("2026-11-24T13:00:00Z"))
        .body("slots[1].startsAt", equalTo("2026-11-25T15:00:00Z"))
        .body("slots[2].startsAt", equalTo("2026-11-26T19:30:00Z"))
        .body("emptyBecause", nullValue());
  }

  @Test
  void theAfternoonOfOneDayIsSpreadFromItsBeginningToItsEnd() {
    List<String> starts =
        shop.slots(
                Map.of(
                    "serviceType", "isp_repair",
                    "from", "2026-11-25T03:00:00Z",
                    "to", "2026-11-26T03:00:00Z",
                    "dayPart", "AFTERNOON"))
            .jsonPath()
            .getList("slots.startsAt");

    assertThat(starts)
        .containsExactly("2026-11-25T15:00:00Z", "2026-11-25T17:00:00Z", "2026-11-25T19:30:00Z");
  }

  @Test
  void aFriendOfLateMorningsNamesTheHours() {
    List<String> starts =
        shop.slots(
                Map.of(
                    "serviceType", "isp_repair",
                    "from", "2026-11-25T03:00:00Z",
                    "to", "2026-11-26T03:00:00Z",
                    "earliest", "10:30",
                    "latest", "11:00",
                    "limit", 9))
            .jsonPath()
            .getList("slots.startsAt");

    assertThat(starts).containsExactly("2026-11-25T13:30:00Z", "2026-11-25T14:00:00Z");
  }

  @Test
  void whatIsTakenOrHeldIsNotOfferedButToItself() {
    String id = shop.booked("2026-11-25T13:00:00Z").getString("appointmentId");
    shop.hold("2026-11-25T15:00:00Z").then().statusCode(201);
    Map<String, Object> tillOne =
        Map.of(
            "serviceType", "isp_repair",
            "from", "2026-11-25T11:00:00Z",
            "to", "2026-11-25T16:00:00Z",
            "limit", 20);

    assertThat(shop.slots(tillOne).jsonPath().getList("slots.startsAt"))
        .isEqualTo(List.of("2026-11-25T11:00:00Z", "2026-11-25T11:30:00Z"));
    assertThat(
            shop.slots(Shop.with(tillOne, "excludeAppointmentId", id))
                .jsonPath()
                .getList("slots.startsAt"))
        .hasSize(6);
  }

  @Test
  void everyReasonForNothingHasItsName() {
    empty(Map.of("from", "2026-11-29T03:00:00Z", "to", "2026-11-30T03:00:00Z"), "CLOSED");
    empty(Map.of("from", "2026-11-24T11:00:00Z", "to", "2026-11-24T12:30:00Z"), "TOO_SOON");
    empty(Map.of("from", "2027-03-01T03:00:00Z", "to", "2027-03-02T03:00:00Z"), "TOO_FAR");
    shop.settings(Map.of("maxJobsPerDay", 1));
    shop.booked("2026-11-25T13:00:00Z");
    empty(Map.of("from", "2026-11-25T03:00:00Z", "to", "2026-11-26T03:00:00Z"), "FULL");
    shop.repairsNeed("fibre");
    shop.technician("Bruno");
    empty(Map.of(), "NO_SKILL");
  }

  @Test
  void anEmptyAnswerNamesTheFirstSlotThatThereIs() {
    shop.slots(
            Map.of(
                "serviceType", "isp_repair",
                "from", "2026-11-29T03:00:00Z",
                "to", "2026-11-30T03:00:00Z"))
        .then()
        .body("emptyBecause", equalTo("CLOSED"))
        .body("nextFree.startsAt", equalTo("2026-11-30T11:00:00Z"));
    shop.slots(
            Map.of(
                "serviceType", "isp_repair",
                "from", "2027-03-01T03:00:00Z",
                "to", "2027-03-02T03:00:00Z"))
        .then()
        .body("emptyBecause", equalTo("TOO_FAR"))
        .body("nextFree", nullValue());
  }

  @Test
  void weekdaysAreAskedForByName() {
    Map<String, Object> mondays = Map.of("serviceType", "isp_repair", "weekday", "MONDAY");
    assertThat(shop.slots(mondays).jsonPath().getList("slots.startsAt", String.class))
        .hasSize(3)
        .allMatch(start -> start.startsWith("2026-11-30") || start.startsWith("2026-12-07"));
    shop.slots(
            Map.of(
                "serviceType", "isp_repair",
                "weekday", List.of("SUNDAY"),
                "from", "2026-11-25T03:00:00Z",
                "to", "2026-11-30T03:00:00Z"))
        .then()
        .body("emptyBecause", equalTo("OTHER_TIMES"))
        .body("nextFree", nullValue());
    shop.slots(Shop.with(mondays, "weekday", "LUNES")).then().statusCode(400);
  }

  @Test
  void whoIsPreferredComesFirstAndOthersAfterHim() {
    shop.technician("Ana");
    String bruno =
        shop.asOwner()
            .body(
                Map.of(
                    "name",
                    "Bruno",
                    "weeklyHours",
                    Map.of("WEDNESDAY", List.of(Map.of("opens", "16:00", "closes", "18:00")))))
            .post("/v1/crm/technicians")
            .path("technicianId");
    Map<String, Object> preferring =
        Map.of(
            "serviceType", "isp_repair",
            "from", "2026-11-25T03:00:00Z",
            "to", "2026-11-26T03:00:00Z",
            "preferTechnicianId", bruno);

    shop.slots(preferring)
        .then()
        .body("slots", hasSize(3))
        .body("slots[0].technicianId", equalTo(bruno))
        .body("slots[0].startsAt", equalTo("2026-11-25T19:00:00Z"))
        .body("slots[1].technicianId", equalTo(bruno))
        .body("slots[2].startsAt", equalTo("2026-11-25T11:00:00Z"));
    shop.slots(Shop.with(Shop.with(preferring, "technicianId", bruno), "dayPart", "MORNING"))
        .then()
        .body("emptyBecause", equalTo("OTHER_TIMES"));
    shop.slots(
            Shop.with(Shop.with(preferring, "technicianId", bruno), "to", "2026-11-25T18:00:00Z"))
        .then()
        .body("emptyBecause", equalTo("OTHER_TECHNICIANS"));
  }

  @Test
  void aQuestionThatMakesNoSenseIsRefused() {
    shop.slots(Map.of()).then().statusCode(400);
    shop.slots(Map.of("serviceType", "isp_repair", "from", "tomorrow")).then().statusCode(400);
    shop.slots(Map.of("serviceType", "isp_repair", "limit", 0)).then().statusCode(400);
    shop.slots(Map.of("serviceType", "unknown"))
        .then()
        .statusCode(422)
        .body("violations[0].field", equalTo("serviceType"));
  }

  private void empty(Map<String, Object> parameters, String reason) {
    shop.slots(Shop.with(parameters, "serviceType", "isp_repair"))
        .then()
        .statusCode(200)
        .body("slots", hasSize(0))
        .body("emptyBecause", equalTo(reason));
  }
}
