package dev.switchboard.scheduling.appointment;

import static dev.switchboard.scheduling.testing.Shop.APPOINTMENTS;
import static dev.switchboard.scheduling.testing.Shop.WEDNESDAY_TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.switchboard.contracts.Ids;
import dev.switchboard.platform.security.Role;
import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a visit is about can change (features.md S17, S20). */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class UpdateTest {
  private final Shop shop = Shop.ofNewTenant();

  @Test
  void onlyWhoHasReadItChangesIt() {
    String id = shop.booked(WEDNESDAY_TEN).getString("appointmentId");

    shop.asOwner()
        .body(Map.of("description", "x"))
        .patch(APPOINTMENTS + "/" + id)
        .then()
        .statusCode(428)
        .body("code", equalTo("VERSION_REQUIRED"));
    shop.patch(id, 2, Map.of("description", "x"))
        .then()
        .statusCode(412)
        .body("code", equalTo("PRECONDITION_FAILED"));
    shop.patch(id, 1, Map.of("description", "x")).then().statusCode(200).header("ETag", "\"2\"");
    shop.patch(id, 1, Map.of("description", "y")).then().statusCode(412);
    Shop other = Shop.ofNewTenant();
    other
        .asOwner()
        .header("If-Match", "\"2\"")
        .body(Map.of("description", "theirs"))
        .patch(APPOINTMENTS + "/" + id)
        .then()
        .statusCode(404);
    shop.as(Role.VIEWER)
        .header("If-Match", "\"2\"")
        .body(Map.of("description", "z"))
        .patch(APPOINTMENTS + "/" + id)
        .then()
        .statusCode(403);
    assertThat(shop.read(id).getString("description")).isEqualTo("x");
  }

  @Test
  void wordsAndTagsChangeAndTheHistorySaysFromWhatToWhat() {
    String id = shop.booked(WEDNESDAY_TEN).getString("appointmentId");
    String conversation = Ids.next().toString();

    shop.patch(
            id,
            1,
            Map.of(
                "description",
                "no signal",
                "tags",
                List.of(" Garage", "VIP", "vip"),
                "conversationId",
                conversation))
        .then()
        .statusCode(200)
        .body("tags", equalTo(List.of("Garage", "VIP")))
        .body("changedIn", equalTo(List.of(conversation)))
        .body("status", equalTo("SCHEDULED"));
    shop.patch(id, 2, Map.of("description", "", "tags", List.of()))
        .then()
        .statusCode(200)
        .body("description", nullValue())
        .body("tags", hasSize(0));

    JsonPath history = history(id, Map.of()).jsonPath();
    assertThat(history.getList("items.kind")).isEqualTo(List.of("BOOKED", "UPDATED", "UPDATED"));
    assertThat(history.getMap("items[1].changed"))
        .containsOnlyKeys("description", "tags")
        .containsEntry("tags", Map.of("from", List.of(), "to", List.of("Garage", "VIP")));
    assertThat(history.getMap("items[0]")).containsEntry("changed", null);
    assertThat(history.getString("items[1].actor")).startsWith("user:");
    assertThat(shop.updatedFields()).containsExactly("description tags", "description tags");
  }

  @Test
  void whatIsSoAlreadyIsNoChange() {
    String id = shop.booked(WEDNESDAY_TEN).getString("appointmentId");

    shop.patch(id, 1, Map.of("emergency", false, "tags", List.of(), "quoteStatus", "NONE"))
        .then()
        .statusCode(200)
        .body("version", equalTo(1));
    assertThat(shop.said()).containsExactly("appointment-booked");
  }

  @Test
  void theHistoryComesPageByPage() {
    String id = shop.booked(WEDNESDAY_TEN).getString("appointmentId");
    for (int version = 1; version <= 4; version++) {
      shop.patch(id, version, Map.of("description", "v" + version)).then().statusCode(200);
    }

    JsonPath first = history(id, Map.of("limit", "3")).jsonPath();
    assertThat(first.getList("items.version")).isEqualTo(List.of(1, 2, 3));
    JsonPath rest =
        history(id, Map.of("limit", "3", "cursor", first.getString("nextCursor"))).jsonPath();
    assertThat(rest.getList("items.version")).isEqualTo(List.of(4, 5));
    assertThat(rest.getString("nextCursor")).isNull();
    history(id, Map.of("cursor", "bm9wZQ")).then().statusCode(400);
  }

  @Test
  void anOfferIsMadeTakenAndMadeAnew() {
    String id = shop.booked(WEDNESDAY_TEN).getString("appointmentId");

    shop.patch(id, 1, Map.of("quoteStatus", "ACCEPTED")).then().statusCode(400);
    shop.patch(id, 1, Map.of("quotedValue", 1200.505))
        .then()
        .statusCode(200)
        .body("quotedValue", equalTo(1200.50f))
        .body("quoteStatus", equalTo("QUOTED"))
        .body("quotedAt", equalTo("2026-11-24T12:00:00Z"))
        .body("quoteDecidedAt", nullValue());
    shop.patch(id, 2, Map.of("quoteStatus", "ACCEPTED"))
        .then()
        .statusCode(200)
        .body("quoteDecidedAt", equalTo("2026-11-24T12:00:00Z"));
    shop.patch(id, 3, Map.of("quoteStatus", "DECLINED"))
        .then()
        .statusCode(409)
        .body("from", equalTo("ACCEPTED"))
        .body("to", equalTo("DECLINED"));
    shop.patch(id, 3, Map.of("quotedValue", 900)).then().body("quoteStatus", equalTo("QUOTED"));
    shop.patch(id, 4, Map.of("quoteStatus", "NONE")).then().body("quotedValue", nullValue());
    shop.patch(id, 5, Map.of("quotedValue", -1)).then().statusCode(400);
    shop.patch(id, 5, Map.of("quotedValue", new java.math.BigDecimal("123456789012345")))
        .then()
        .statusCode(400);
  }

  @Test
  void whoseVisitIsOverIsNotGivenAway() {
    String id = shop.booked(WEDNESDAY_TEN).getString("appointmentId");
    shop.asService().post(APPOINTMENTS + "/" + id + "/complete").then().statusCode(200);

    shop.patch(id, 2, Map.of("emergency", true))
        .then()
        .statusCode(409)
        .body("code", equalTo("ILLEGAL_TRANSITION"));
    shop.patch(id, 2, Map.of("quotedValue", 10)).then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"tags\": [\"\"]}",
        "{\"tags\": [null]}",
        "{\"quoteStatus\": \"SOLD\"}",
        "{\"quotedValue\": \"much\"}",
        "{\"technicianId\": \"Bruno\"}",
        "[]",
        "{"
      })
  void nonsenseIsRefused(String body) {
    String id = shop.booked(WEDNESDAY_TEN).getString("appointmentId");

    shop.asOwner()
        .header("If-Match", "\"1\"")
        .body(body)
        .patch(APPOINTMENTS + "/" + id)
        .then()
        .statusCode(400);
    shop.patch(id, 1, Map.of("tags", java.util.Collections.nCopies(65, "x")))
        .then()
        .statusCode(400);
    assertThat(shop.read(id).getInt("version")).isEqualTo(1);
  }

  private Response history(String id, Map<String, String> parameters) {
    return shop.asOwner().queryParams(parameters).get(APPOINTMENTS + "/" + id + "/history");
  }
}
