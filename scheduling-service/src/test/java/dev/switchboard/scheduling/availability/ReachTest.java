package dev.switchboard.scheduling.availability;

import static dev.switchboard.scheduling.testing.Shop.visit;
import static dev.switchboard.scheduling.testing.Shop.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Slots that a technician can reach (features.md X12). From the obelisk to Tigre are 27 km as the
 * crow flies: an hour.
 */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class ReachTest {
  private static final Map<String, Object> OBELISK =
      Map.of("latitude", -34.6037, "longitude", -58.3816);
  private static final Map<String, Object> TIGRE =
      Map.of("latitude", -34.4260, "longitude", -58.5796);

  private static final String NOON = "2026-11-25T15:00:00Z";
  private static final String HALF_PAST_TEN = "2026-11-25T13:30:00Z";
  private static final String TEN = "2026-11-25T13:00:00Z";
  private static final String HALF_PAST_ONE = "2026-11-25T16:30:00Z";
  private static final String HALF_PAST_TWO = "2026-11-25T17:30:00Z";

  private final Shop shop = Shop.ofNewTenant();

  @Test
  void betweenTwoVisitsTheWayMustFit() {
    shop.booked(at(NOON, OBELISK));

    assertThat(wednesday(Map.of())).contains(HALF_PAST_TEN, HALF_PAST_ONE);
    assertThat(wednesday(OBELISK)).contains(HALF_PAST_TEN, HALF_PAST_ONE);
    assertThat(wednesday(TIGRE))
        .contains("2026-11-25T12:30:00Z", HALF_PAST_TWO)
        .doesNotContain(TEN, HALF_PAST_TEN, HALF_PAST_ONE, "2026-11-25T17:00:00Z");
  }

  @Test
  void whereNobodyKnowsAPlaceTheBufferAloneCounts() {
    shop.settings(Map.of("travelBufferMinutes", 30));
    shop.booked(NOON);

    assertThat(wednesday(TIGRE))
        .contains(TEN, "2026-11-25T17:00:00Z")
        .doesNotContain(HALF_PAST_TEN);
  }

  @Test
  void theDayBeginsAtHomeWhenTheBusinessOpens() {
    shop.asOwner()
        .body(Map.of("name", "Ana", "homeBase", OBELISK))
        .post("/v1/crm/technicians")
        .then()
        .statusCode(201);

    assertThat(wednesday(OBELISK)).contains("2026-11-25T11:00:00Z");
    assertThat(wednesday(TIGRE))
        .doesNotContain("2026-11-25T11:00:00Z", "2026-11-25T11:30:00Z")
        .contains("2026-11-25T12:00:00Z");
  }

  @Test
  void aTimeOutOfReachIsRefusedWithOthersUnlessTheCallerWaivesIt() {
    shop.booked(at(NOON, OBELISK));

    shop.book(at(HALF_PAST_ONE, TIGRE))
        .then()
        .statusCode(409)
        .body("reasons", contains("TOO_FAR_TO_DRIVE"))
        .body("alternatives", hasSize(3))
        .body("alternatives.startsAt", hasItem(HALF_PAST_TWO));
    String id =
        shop.booked(with(at(HALF_PAST_ONE, TIGRE), "waive", List.of("TRAVEL")))
            .getString("appointmentId");
    shop.move(id, HALF_PAST_TEN).then().statusCode(409);
    shop.move(id, HALF_PAST_TWO).then().statusCode(200);
    shop.book(at(HALF_PAST_ONE, OBELISK)).then().statusCode(409);
  }

  @Test
  void anEmptyAnswerSaysThatItIsTooFarAndWhenItIsNot() {
    shop.booked(at(NOON, OBELISK));

    shop.slots(asked(Map.of("from", TEN, "to", HALF_PAST_TWO), TIGRE))
        .then()
        .body("slots", hasSize(0))
        .body("emptyBecause", equalTo("TOO_FAR_TO_DRIVE"))
        .body("nextFree.startsAt", equalTo(HALF_PAST_TWO));
  }

  @Test
  void aKnownCustomersPlaceIsRememberedAndThatOfTheVisitThatMoves() {
    Map<String, Object> first = at("2026-11-26T13:00:00Z", TIGRE);
    String customer = (String) ((Map<?, ?>) first.get("customer")).get("customerId");
    String id = shop.booked(first).getString("appointmentId");
    shop.booked(at(NOON, OBELISK));

    assertThat(wednesday(Map.of("customerId", customer))).doesNotContain(HALF_PAST_ONE);
    assertThat(wednesday(Map.of("excludeAppointmentId", id))).doesNotContain(HALF_PAST_ONE);
    Shop other = Shop.ofNewTenant();
    assertThat(
            other
                .slots(
                    asked(
                        Map.of("from", NOON, "to", HALF_PAST_TWO, "limit", 20),
                        Map.of("customerId", customer)))
                .jsonPath()
                .getList("slots.startsAt"))
        .contains(HALF_PAST_ONE);
  }

  private List<String> wednesday(Map<String, Object> where) {
    return shop.slots(
            asked(
                Map.of("from", "2026-11-25T03:00:00Z", "to", "2026-11-26T03:00:00Z", "limit", 50),
                where))
        .jsonPath()
        .getList("slots.startsAt");
  }

  private static Map<String, Object> asked(
      Map<String, Object> parameters, Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(parameters);
    all.putAll(more);
    all.put("serviceType", "isp_repair");
    return all;
  }

  private static Map<String, Object> at(String startsAt, Map<String, Object> place) {
    Map<String, Object> visit = visit(startsAt);
    Map<String, Object> customer = new HashMap<>();
    ((Map<?, ?>) visit.get("customer"))
        .forEach((name, value) -> customer.put((String) name, value));
    customer.put("location", place);
    return with(visit, "customer", customer);
  }
}
