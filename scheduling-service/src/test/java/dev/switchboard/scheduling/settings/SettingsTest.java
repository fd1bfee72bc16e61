package dev.switchboard.scheduling.settings;

import static dev.switchboard.scheduling.testing.Shop.SETTINGS;
import static dev.switchboard.scheduling.testing.Shop.WEDNESDAY_TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.switchboard.platform.security.Role;
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
class SettingsTest {
  private final Shop shop = Shop.ofNewTenant();

  @Test
  void aNewBusinessHasTheUsualHours() {
    shop.asOwner()
        .get(SETTINGS)
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("timeZone", equalTo("America/Argentina/Buenos_Aires"))
        .body("createdAt", notNullValue())
        .body("weeklyHours.MONDAY[0].opens", equalTo("08:00"))
        .body("weeklyHours.SATURDAY[0].closes", equalTo("12:00"))
        .body("weeklyHours.SUNDAY", nullValue())
        .body("slotMinutes", equalTo(30))
        .body("leadMinutes", equalTo(60))
        .body("horizonDays", equalTo(60))
        .body("maxJobsPerDay", nullValue())
        .body("reminderHours", equalTo(List.of(24)));
  }

  @Test
  void whatIsLeftOutStaysAsItIs() {
    shop.asOwner()
        .body(
            """
            {"weeklyHours": {"TUESDAY": [{"opens": "14:00", "closes": "24:00"},
                                         {"opens": "08:00", "closes": "12:00"}]},
             "closedDays": ["2026-12-25"], "reminderHours": [2, 24, 2], "maxJobsPerDay": 5}
            """)
        .put(SETTINGS)
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("weeklyHours.TUESDAY[0].opens", equalTo("08:00"))
        .body("weeklyHours.TUESDAY[1].closes", equalTo("00:00"))
        .body("weeklyHours.MONDAY", nullValue())
        .body("reminderHours", equalTo(List.of(24, 2)))
        .body("slotMinutes", equalTo(30));
    shop.asOwner()
        .body("{\"maxJobsPerDay\": 0}")
        .put(SETTINGS)
        .then()
        .body("closedDays", equalTo(List.of("2026-12-25")))
        .body("maxJobsPerDay", nullValue());
  }

  @Test
  void whoReadAnotherVersionChangesNothing() {
    shop.settings(Map.of("slotMinutes", 60));

    shop.asOwner()
        .header("If-Match", "\"1\"")
        .body(Map.of("slotMinutes", 15))
        .put(SETTINGS)
        .then()
        .statusCode(412);
    shop.as(Role.AGENT).body(Map.of("slotMinutes", 15)).put(SETTINGS).then().statusCode(403);
    shop.asOwner().get(SETTINGS).then().body("slotMinutes", equalTo(60));
  }

  @Test
  void otherReminderHoursMoveWhatWasNotSaidYet() {
    String id = shop.booked(WEDNESDAY_TEN).getString("appointmentId");
    List<String> before = shop.reminders(id);

    shop.settings(Map.of("reminderHours", List.of(4, 2)));
    assertThat(shop.reminders(id)).hasSize(2).doesNotContainAnyElementsOf(before);
    shop.settings(Map.of("reminderHours", List.of(24)));
    assertThat(shop.reminders(id)).isEqualTo(before);
    shop.settings(Map.of("reminderHours", List.of()));
    assertThat(shop.reminders(id)).isEmpty();
  }

  @Test
  void theServiceTypesAreTheVerticals() {
    shop.asOwner()
        .get("/v1/crm/service-types")
        .then()
        .statusCode(200)
        .body(
            "items.code", equalTo(List.of("isp_equipment_swap", "isp_installation", "isp_repair")))
        .body("items.durationMinutes", equalTo(List.of(60, 120, 90)));
    Shop.inBristol()
        .asOwner()
        .get("/v1/crm/service-types")
        .then()
        .body("items", hasSize(7))
        .body("items.code", hasItems("fixture_or_leak_repair", "tankless_water_heater"))
        .body("items.name", hasItems("Fixture or leak repair"));
  }

  @Test
  void aCodeBelongsToOneServiceType() {
    Map<String, Object> type =
        Map.of("code", "isp_repair", "name", "Repair", "durationMinutes", 60);

    shop.asOwner()
        .body(type)
        .post("/v1/crm/service-types")
        .then()
        .statusCode(409)
        .body("code", equalTo("CODE_TAKEN"));
    shop.asOwner()
        .body(type)
        .put("/v1/crm/service-types/isp_repair")
        .then()
        .statusCode(200)
        .body("durationMinutes", equalTo(60))
        .body("emergencyMinutes", equalTo(60));
    shop.asOwner()
        .body(Shop.with(type, "priceLow", 5))
        .put("/v1/crm/service-types/isp_repair")
        .then()
        .statusCode(400);
  }

  @Test
  void aTechnicianIsKeptAsDescribedAndTheCrewIsNobodys() {
    String crew =
        shop.asOwner().get("/v1/crm/technicians").then().extract().path("items[0].technicianId");
    String id =
        shop.asOwner()
            .body(
                """
                {"name": "Bruno", "phone": "011 15 2345-6789", "skills": ["fibre", " Fibre"],
                 "weeklyHours": {"MONDAY": [{"opens": "08:00", "closes": "12:00"}]},
                 "daysOff": ["2026-12-24", {"from": "2026-12-01", "to": "2026-12-05", "reason": "Course"}],
                 "homeBase": {"address": "Avellaneda", "latitude": -34.6627, "longitude": -58.3650011}}
                """)
            .post("/v1/crm/technicians")
            .then()
            .statusCode(201)
            .body("phone", equalTo("+5491123456789"))
            .body("skills", equalTo(List.of("fibre")))
            .body("daysOff.from", equalTo(List.of("2026-12-01", "2026-12-24")))
            .body("daysOff.to", equalTo(List.of("2026-12-05", "2026-12-24")))
            .body("daysOff[0].reason", equalTo("Course"))
            .body("homeBase.address", equalTo("Avellaneda"))
            .body("homeBase.longitude.toString()", equalTo("-58.365"))
            .body("version", equalTo(1))
            .body("active", equalTo(true))
            .extract()
            .path("technicianId");

    shop.asOwner()
        .body(Map.of("name", "Bruno", "active", false))
        .put("/v1/crm/technicians/" + id)
        .then()
        .statusCode(200)
        .body("active", equalTo(false))
        .body("weeklyHours", nullValue());
    shop.asOwner()
        .body(Map.of("name", "Bruno", "phone", "12"))
        .put("/v1/crm/technicians/" + id)
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("phone"));
    shop.asOwner()
        .body(Map.of("name", "Everybody"))
        .put("/v1/crm/technicians/" + crew)
        .then()
        .statusCode(404);
    Shop.ofNewTenant()
        .asOwner()
        .body(Map.of("name", "Mine"))
        .put("/v1/crm/technicians/" + id)
        .then()
        .statusCode(404);
  }
}
