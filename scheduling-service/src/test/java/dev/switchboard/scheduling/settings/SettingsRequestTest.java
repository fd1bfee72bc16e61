package dev.switchboard.scheduling.settings;

import static dev.switchboard.scheduling.testing.Shop.SETTINGS;
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
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What settings can be asked for, in the long form and in the short one (features.md S14). */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class SettingsRequestTest {
  private final Shop shop = Shop.ofNewTenant();

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
}
