package dev.switchboard.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.testkit.CatalogueRules;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class CatalogueTest {
  @Test
  void everyTableLivesUnderTheRules() {
    CatalogueRules.verify(Database.current(), Map.of());
  }

  @Test
  void sqlWithoutATenantSeesNothing() throws SQLException {
    Shop shop = Shop.ofNewTenant();
    shop.settings(Map.of("slotMinutes", 60));
    shop.booked("2026-11-25T13:00:00Z");
    shop.asOwner()
        .body(Map.of("name", "Waiting", "stage", "BOOKED"))
        .put("/v1/crm/job-stages/waiting")
        .then()
        .statusCode(200);
    shop.asOwner()
        .contentType("text/csv")
        .body(
            "id,startsAt,name,phone,serviceType\n1,2026-10-01 10:00,Ana,+5491155550101,isp_repair")
        .post(Shop.APPOINTMENTS + "/import")
        .then()
        .statusCode(200);
    shop.asOwner().body(Map.of("enabled", true)).put("/v1/crm/scheduling/booking-page");
    shop.asOwner().body(Map.of()).post("/v1/crm/feeds");
    shop.asOwner()
        .body(Map.of("date", "2026-11-25"))
        .post("/v1/crm/dispatch/plans")
        .then()
        .statusCode(202);
    shop.asService()
        .body(Shop.with(Shop.visit("2026-11-26T13:00:00Z"), "rrule", "FREQ=DAILY;COUNT=1"))
        .post("/v1/crm/appointment-series")
        .then()
        .statusCode(201);
    shop.asOwner()
        .body(Map.of("offerMinutes", 30, "quietFrom", "21:00", "quietTo", "08:00"))
        .put("/v1/crm/waitlist/settings")
        .then()
        .statusCode(200);
    shop.asService()
        .body(Shop.with(Shop.visit("2026-11-27T13:00:00Z"), "toDay", "2026-12-31"))
        .post("/v1/crm/waitlist")
        .then()
        .statusCode(201);
    shop.cancel(shop.booked("2026-11-27T13:00:00Z").getString("appointmentId"));
    List<String> tables =
        List.of(
            "schedule_settings",
            "schedule_setup",
            "service_type",
            "technician",
            "schedule_day",
            "technician_day",
            "reservation",
            "appointment",
            "appointment_change",
            "reminder",
            "job_stage",
            "setup_change",
            "appointment_import",
            "booking_page",
            "calendar_feed",
            "dispatch_plan",
            "appointment_series",
            "series_occurrence",
            "waitlist_settings",
            "waitlist_entry",
            "freed_slot");
    try (Connection app = Database.connectAsApp();
        Statement statement = app.createStatement()) {
      for (String table : tables) {
        assertThat(Database.count("SELECT count(*) FROM " + table)).describedAs(table).isPositive();
        try (ResultSet seen = statement.executeQuery("SELECT FROM " + table)) {
          assertThat(seen.next()).describedAs(table).isFalse();
        }
      }
    }
  }
}
