package dev.switchboard.scheduling.travel;

import static dev.switchboard.scheduling.testing.Shop.WEDNESDAY_TEN;
import static dev.switchboard.scheduling.testing.Shop.visit;
import static dev.switchboard.scheduling.testing.Shop.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class CustomerLocationTest {
  private final Shop shop = Shop.ofNewTenant();

  @Test
  void whereTheCustomerIsIsKeptWithTheVisit() {
    String id =
        shop.book(at(Map.of("latitude", -34.6037219, "longitude", -58.381592)))
            .then()
            .statusCode(201)
            .body("customer.location.latitude", equalTo(-34.603722f))
            .extract()
            .path("appointmentId");

    Map<String, Object> location = shop.read(id).getMap("customer.location");
    assertThat(location).isEqualTo(Map.of("latitude", -34.603722f, "longitude", -58.381592f));
  }

  @Test
  void aVisitNeedsNoLocation() {
    shop.book(WEDNESDAY_TEN).then().statusCode(201).body("customer.location", nullValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"latitude\": 91, \"longitude\": 0}",
        "{\"latitude\": 1e999999999, \"longitude\": 0}",
        "{\"latitude\": \"NaN\", \"longitude\": 0}",
        "{\"latitude\": 1}",
        "{\"latitude\": 1, \"longitude\": null}",
        "[1, 2]",
        "\"here\""
      })
  void whatIsNoPlaceIsRefusedByName(String location) {
    shop.asService()
        .body(
            """
            {"customer": {"customerId": "0197f000-0000-7000-8000-000000000001", "name": "Ana",
                          "location": %s},
             "serviceType": "isp_repair", "startsAt": "2026-11-25T13:00:00Z"}
            """
                .formatted(location))
        .post(Shop.APPOINTMENTS)
        .then()
        .statusCode(400)
        .body("code", equalTo("MALFORMED_JSON"))
        .body("violations[0].field", startsWith("customer.location"));
    assertThat(shop.count("appointment")).isZero();
  }

  private static Map<String, Object> at(Map<String, Object> location) {
    Map<String, Object> visit = visit(WEDNESDAY_TEN);
    @SuppressWarnings("unchecked")
    Map<String, Object> customer = new HashMap<>((Map<String, Object>) visit.get("customer"));
    return with(visit, "customer", with(customer, "location", location));
  }
}
