package dev.switchboard.scheduling.appointment;

import static dev.switchboard.scheduling.testing.Shop.WEDNESDAY_TEN;
import static dev.switchboard.scheduling.testing.Shop.visit;
import static dev.switchboard.scheduling.testing.Shop.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.switchboard.contracts.Ids;
import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Another technician or urgency needs room at the same time (features.md S19). */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class PlacedAnewTest {
  private final Shop shop = Shop.ofNewTenant();

  @Test
  void anotherTechnicianComesAtTheSameTimeAndNobodyIsAskedAgain() {
    shop.technician("Bruno");
    String clara = shop.technician("Clara");
    String id = shop.booked(WEDNESDAY_TEN).getString("appointmentId");
    shop.confirm(id).then().statusCode(200);
    String bruno = shop.read(id).getString("technicianId");
    String free = bruno.equals(clara) ? technicianBeside(clara) : clara;

    shop.patch(id, 2, Map.of("technicianId", free))
        .then()
        .statusCode(200)
        .body("technicianId", equalTo(free))
        .body("status", equalTo("CONFIRMED"));

    assertThat(shop.reminders(id)).hasSize(1);
    assertThat(shop.updatedFields()).containsExactly("technicianId");
    shop.booked(with(visit(WEDNESDAY_TEN), "technicianId", bruno));
    shop.patch(id, 3, Map.of("technicianId", bruno))
        .then()
        .statusCode(409)
        .body("code", equalTo("SLOT_TAKEN"))
        .body("alternatives", hasSize(3));
    shop.patch(id, 3, Map.of("technicianId", Ids.next().toString())).then().statusCode(422);
    assertThat(shop.read(id).getString("technicianId")).isEqualTo(free);
  }

  @Test
  void anEmergencyTakesItsLeastAndIsWorthMore() {
    shop.asOwner()
        .body(
            Map.of(
                "code", "isp_repair",
                "name", "Repair",
                "durationMinutes", 30,
                "emergencyMinutes", 60,
                "priceLow", 100,
                "priceHigh", 200))
        .put("/v1/crm/service-types/isp_repair")
        .then()
        .statusCode(200);
    String id = shop.booked(WEDNESDAY_TEN).getString("appointmentId");
    assertThat(shop.read(id).getFloat("estimatedValue")).isEqualTo(150f);

    shop.patch(id, 1, Map.of("emergency", true))
        .then()
        .statusCode(200)
        .body("emergency", equalTo(true))
        .body("endsAt", equalTo("2026-11-25T14:00:00Z"))
        .body("estimatedValue", equalTo(182.50f));
    shop.book("2026-11-25T13:30:00Z").then().statusCode(409);
    shop.patch(id, 2, Map.of("emergency", false))
        .then()
        .body("endsAt", equalTo("2026-11-25T13:30:00Z"))
        .body("estimatedValue", equalTo(150f));
    shop.booked("2026-11-25T13:30:00Z");
    shop.patch(id, 3, Map.of("emergency", true)).then().statusCode(409);
    assertThat(shop.read(id).getString("endsAt")).isEqualTo("2026-11-25T13:30:00Z");
  }

  @Test
  void whatIsNoEmergencyAnyMoreKeepsToTheRulesOfOthers() {
    shop.settings(Map.of("reserveMorningsForEmergencies", true));
    String morning =
        shop.booked(with(visit(WEDNESDAY_TEN), "emergency", true)).getString("appointmentId");
    shop.patch(morning, 1, Map.of("emergency", false)).then().statusCode(409);

    shop.settings(Map.of("maxJobsPerDay", 1));
    String second =
        shop.booked(with(visit("2026-11-25T18:00:00Z"), "emergency", true))
            .getString("appointmentId");
    shop.patch(second, 1, Map.of("emergency", false)).then().statusCode(409);
    shop.patch(second, 1, Map.of("description", "still one")).then().statusCode(200);
  }

  private String technicianBeside(String one) {
    List<String> all =
        shop.asOwner().get("/v1/crm/technicians").jsonPath().getList("items.technicianId");
    List<String> crew = shop.asOwner().get("/v1/crm/technicians").jsonPath().getList("items.name");
    for (int i = 0; i < all.size(); i++) {
      if (!all.get(i).equals(one) && crew.get(i).equals("Bruno")) {
        return all.get(i);
      }
    }
    throw new AssertionError("nobody beside " + one);
  }
}
