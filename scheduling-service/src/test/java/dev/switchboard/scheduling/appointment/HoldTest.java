package dev.switchboard.scheduling.appointment;

import static dev.switchboard.scheduling.testing.Shop.WEDNESDAY_TEN;
import static dev.switchboard.scheduling.testing.Shop.visit;
import static dev.switchboard.scheduling.testing.Shop.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.scheduling.testing.TestClock;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class HoldTest {
  private final Shop shop = Shop.ofNewTenant();

  @Test
  void aHeldSlotIsFreeToItsHolderOnly() {
    JsonPath hold = held();

    shop.book(WEDNESDAY_TEN).then().statusCode(409).body("alternatives", hasSize(3));
    shop.hold(WEDNESDAY_TEN).then().statusCode(409).body("code", equalTo("SLOT_TAKEN"));
    shop.booked(with(visit(WEDNESDAY_TEN), "holdId", hold.getString("holdId")));
    assertThat(shop.count("reservation")).isEqualTo(1);
  }

  @Test
  void aHoldFreesItselfByBusinessTime() {
    JsonPath hold = held();
    assertThat(hold.getString("expiresAt")).isEqualTo("2026-11-24T12:05:00Z");

    TestClock.set(TestClock.TUESDAY_NINE.plus(Duration.ofMinutes(5)));

    shop.booked(WEDNESDAY_TEN);
    shop.book(with(visit(WEDNESDAY_TEN), "holdId", hold.getString("holdId")))
        .then()
        .statusCode(409);
    assertThat(shop.count("reservation")).isEqualTo(1);
  }

  @Test
  void aHoldThatDidNotHelpIsStillThere() {
    JsonPath hold = held();
    shop.booked("2026-11-26T13:00:00Z");

    shop.book(with(visit("2026-11-26T13:00:00Z"), "holdId", hold.getString("holdId")))
        .then()
        .statusCode(409);
    shop.booked(with(visit(WEDNESDAY_TEN), "holdId", hold.getString("holdId")));
  }

  @Test
  void anAppointmentIsNoHoldThatGivesWay() {
    String standing = shop.booked(WEDNESDAY_TEN).getString("appointmentId");

    shop.book(with(visit(WEDNESDAY_TEN), "holdId", standing)).then().statusCode(409);
    assertThat(shop.count("reservation")).isEqualTo(1);
  }

  @Test
  void aReleasedHoldIsGone() {
    String id = held().getString("holdId");
    Shop.ofNewTenant().asService().delete("/v1/crm/holds/" + id).then().statusCode(404);

    shop.asService().delete("/v1/crm/holds/" + id).then().statusCode(204);
    shop.asService().delete("/v1/crm/holds/" + id).then().statusCode(404);
    shop.booked(WEDNESDAY_TEN);
  }

  @Test
  void theHoldersTechnicianComes() {
    shop.technician("Bruno");
    String clara = shop.technician("Clara");
    JsonPath hold =
        shop.asService()
            .body(
                Map.of(
                    "serviceType", "isp_repair",
                    "startsAt", WEDNESDAY_TEN,
                    "technicianId", clara))
            .post("/v1/crm/holds")
            .then()
            .statusCode(201)
            .extract()
            .jsonPath();
    shop.booked(with(visit("2026-11-25T17:00:00Z"), "technicianId", clara));

    assertThat(
            shop.booked(with(visit(WEDNESDAY_TEN), "holdId", hold.getString("holdId")))
                .getString("technicianId"))
        .isEqualTo(clara);
  }

  private JsonPath held() {
    return shop.hold(WEDNESDAY_TEN).then().statusCode(201).extract().jsonPath();
  }
}
