package dev.switchboard.scheduling.settings;

import static dev.switchboard.scheduling.testing.Shop.SETTINGS;
import static dev.switchboard.scheduling.testing.Shop.WEDNESDAY_TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.switchboard.platform.security.Role;
import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"slotMinutes\": 0}",
        "{\"travelBufferMinutes\": 241}",
        "{\"reminderHours\": [0]}",
        "{\"weeklyHours\": {\"MONDAY\": [{\"opens\": \"25:00\", \"closes\": \"26:00\"}]}}",
        "{\"specialDays\": [{\"date\": \"2026-12-24\"}]}",
        "{\"holidays\": {\"country\": \"Argentina\"}}"
      })
  void valuesThatCannotBeAreRefused(String body) {
    shop.asOwner().body(body).put(SETTINGS).then().statusCode(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          weeklyHours.MONDAY[0].closes | {"weeklyHours": {"MONDAY": [{"opens": "18:00", "closes": "08:00"}]}}
          weeklyHours.MONDAY[0].closes | {"weeklyHours": {"MONDAY": [{"opens": "22:00", "closes": "02:00"}]}}
          weeklyHours.MONDAY[0].closes | {"weeklyHours": {"MONDAY": [{"opens": "08:00", "closes": "08:00"}]}}
          weeklyHours.FRIDAY[0].opens  | {"weeklyHours": {"FRIDAY": [{"closes": "08:00"}]}}
          weeklyHours.FRIDAY[1]        | {"weeklyHours": {"FRIDAY": [{"opens": "08:00", "closes": "09:00"}, null]}}
          weeklyHours.MONDAY[0].opens  | {"weeklyHours": {"MONDAY": [{"opens": "11:00", "closes": "14:00"}, {"opens": "08:00", "closes": "12:00"}]}}
          specialDays[0].intervals[0].closes | {"specialDays": [{"date": "2026-12-24", "name": "Eve", "intervals": [{"opens": "12:00", "closes": "08:00"}]}]}
          specialDays[1].date | {"specialDays": [{"date": "2026-12-24", "name": "Eve"}, {"date": "2026-12-24", "name": "Again"}]}
          closedDays | {"closedDays": ["2026-12-24"], "specialDays": [{"date": "2026-12-24", "name": "Eve"}]}
          holidays.country | {"holidays": {"observed": true, "country": "QQ"}}
          holidays.region | {"holidays": {"observed": true, "country": "GB", "region": "tx"}}
          open_hour  | {"open_hour": 24}
          close_hour | {"open_hour": 9, "close_hour": 25}
          close_hour | {"open_hour": 18, "close_hour": 8}
          close_hour | {"open_hour": 8, "close_hour": 8}
          close_hour | {"open_hour": 8}
          close_hour | {"closed_days": [0]}
          closed_days[1] | {"open_hour": 8, "close_hour": 12, "closed_days": ["sunday", "someday"]}
          closed_days[0] | {"open_hour": 8, "close_hour": 12, "closed_days": [7]}
          weeklyHours | {"open_hour": 8, "close_hour": 12, "weeklyHours": {}}
          travel_buffer_minutes | {"travel_buffer_minutes": 241}
          travel_buffer_minutes | {"travel_buffer_minutes": 20, "travelBufferMinutes": 10}
          max_jobs_per_day | {"max_jobs_per_day": -1}
          default_reminder_hours | {"default_reminder_hours": 721}
          service_duration_config.isp_repair | {"service_duration_config": {"isp_repair": 4}}
          service_duration_config.nothing | {"service_duration_config": {"nothing": 60}}
          """)
  void settingsThatContradictThemselvesAreRefusedWithTheField(String field, String body) {
    shop.asOwner()
        .body(body)
        .put(SETTINGS)
        .then()
        .statusCode(422)
        .body("code", equalTo("INVALID_SETTINGS"))
        .body("violations[0].field", equalTo(field));
    shop.asOwner().get(SETTINGS).then().header("ETag", "\"1\"");
  }

  @Test
  void theShortFormSaysTheSameInFewerWords() {
    shop.asOwner()
        .body(
            """
            {"open_hour": 9, "close_hour": 24, "closed_days": [6, "Saturday", "2"], "max_jobs_per_day": 4,
             "reserve_mornings_for_emergencies": true, "travel_buffer_minutes": 240,
             "default_reminder_hours": 3, "service_duration_config": {"isp_repair": 45}}
            """)
        .put(SETTINGS)
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("weeklyHours.keySet()", equalTo(Set.of("MONDAY", "TUESDAY", "THURSDAY", "FRIDAY")))
        .body("weeklyHours.FRIDAY", hasSize(1))
        .body("weeklyHours.FRIDAY[0].opens", equalTo("09:00"))
        .body("weeklyHours.FRIDAY[0].closes", equalTo("00:00"))
        .body("maxJobsPerDay", equalTo(4))
        .body("reserveMorningsForEmergencies", equalTo(true))
        .body("travelBufferMinutes", equalTo(240))
        .body("reminderHours", equalTo(List.of(3)));
    shop.asOwner()
        .get("/v1/crm/service-types/isp_repair")
        .then()
        .header("ETag", "\"2\"")
        .body("durationMinutes", equalTo(45));
    shop.asOwner()
        .body("{\"close_hour\": 17, \"default_reminder_hours\": 0, \"max_jobs_per_day\": 0}")
        .put(SETTINGS)
        .then()
        .body("weeklyHours.FRIDAY[0].opens", equalTo("09:00"))
        .body("weeklyHours.FRIDAY[0].closes", equalTo("17:00"))
        .body("weeklyHours.WEDNESDAY", nullValue())
        .body("maxJobsPerDay", nullValue())
        .body("reminderHours", hasSize(0));
  }

  @Test
  void whatStaysTheSameIsNoChange() {
    shop.settings(Map.of("slotMinutes", 60));
    shop.asOwner().body(Map.of("slotMinutes", 60)).put(SETTINGS).then().header("ETag", "\"2\"");
    assertThat(shop.count("setup_change")).isEqualTo(1);
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
