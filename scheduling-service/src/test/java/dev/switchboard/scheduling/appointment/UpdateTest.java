package dev.switchboard.scheduling.appointment;

import static dev.switchboard.scheduling.testing.Shop.APPOINTMENTS;
import static dev.switchboard.scheduling.testing.Shop.WEDNESDAY_TEN;
import static dev.switchboard.scheduling.testing.Shop.visit;
import static dev.switchboard.scheduling.testing.Shop.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.switchboard.contracts.Ids;
import dev.switchboard.platform.security.Role;
import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a visit is about can change (features.md S17, S19, S20), and is found by it. */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class UpdateTest {
  private final Shop shop = Shop.ofNewTenant();

  @Test
  void onlyWhoHasReadItChangesIt() {
    String id = book();

    shop.asOwner()
        .body(Map.of("description", "x"))
        .patch(APPOINTMENTS + "/" + id)
        .then()
        .statusCode(428)
        .body("code", equalTo("VERSION_REQUIRED"));
    patch(id, 2, Map.of("description", "x"))
        .then()
        .statusCode(412)
        .body("code", equalTo("PRECONDITION_FAILED"));
    patch(id, 1, Map.of("description", "x")).then().statusCode(200).header("ETag", "\"2\"");
    patch(id, 1, Map.of("description", "y")).then().statusCode(412);
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
    String id = book();
    String conversation = Ids.next().toString();

    patch(
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
    patch(id, 2, Map.of("description", "", "tags", List.of()))
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
    assertThat(updates()).containsExactly("description tags", "description tags");
  }

  @Test
  void whatIsSoAlreadyIsNoChange() {
    String id = book();

    patch(id, 1, Map.of("emergency", false, "tags", List.of(), "quoteStatus", "NONE"))
        .then()
        .statusCode(200)
        .body("version", equalTo(1));
    assertThat(shop.said()).containsExactly("appointment-booked");
  }

  @Test
  void theHistoryComesPageByPage() {
    String id = book();
    for (int version = 1; version <= 4; version++) {
      patch(id, version, Map.of("description", "v" + version)).then().statusCode(200);
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
    String id = book();

    patch(id, 1, Map.of("quoteStatus", "ACCEPTED")).then().statusCode(400);
    patch(id, 1, Map.of("quotedValue", 1200.505))
        .then()
        .statusCode(200)
        .body("quotedValue", equalTo(1200.50f))
        .body("quoteStatus", equalTo("QUOTED"))
        .body("quotedAt", equalTo("2026-11-24T12:00:00Z"))
        .body("quoteDecidedAt", nullValue());
    patch(id, 2, Map.of("quoteStatus", "ACCEPTED"))
        .then()
        .statusCode(200)
        .body("quoteDecidedAt", equalTo("2026-11-24T12:00:00Z"));
    patch(id, 3, Map.of("quoteStatus", "DECLINED"))
        .then()
        .statusCode(409)
        .body("from", equalTo("ACCEPTED"))
        .body("to", equalTo("DECLINED"));
    patch(id, 3, Map.of("quotedValue", 900)).then().body("quoteStatus", equalTo("QUOTED"));
    patch(id, 4, Map.of("quoteStatus", "NONE")).then().body("quotedValue", nullValue());
    patch(id, 5, Map.of("quotedValue", -1)).then().statusCode(400);
    patch(id, 5, Map.of("quotedValue", new java.math.BigDecimal("123456789012345")))
        .then()
        .statusCode(400);
  }

  @Test
  void aStageOfOnesOwnStandsForOneOfTheSeven() {
    String id = book();
    stage("waiting_for_parts", "Waiting for parts", "BOOKED").then().statusCode(200);
    stage("invoiced", "Invoiced", "COMPLETED").then().statusCode(200);

    patch(id, 1, Map.of("stage", "waiting_for_parts"))
        .then()
        .statusCode(200)
        .body("stage", equalTo("waiting_for_parts"))
        .body("jobStage", equalTo("BOOKED"));
    patch(id, 2, Map.of("stage", "invoiced")).then().statusCode(422);
    patch(id, 2, Map.of("stage", "nowhere")).then().statusCode(422);
    patch(id, 2, Map.of("stage", "COMPLETED")).then().statusCode(422);
    shop.confirm(id).then().body("stage", equalTo("waiting_for_parts"));
    patch(id, 3, Map.of("stage", "QUOTED")).then().body("jobStage", equalTo("QUOTED"));
    shop.asService()
        .post(APPOINTMENTS + "/" + id + "/complete")
        .then()
        .body("stage", equalTo("COMPLETED"));
    patch(id, 5, Map.of("stage", "invoiced")).then().body("jobStage", equalTo("COMPLETED"));
  }

  @Test
  void aStageInUseKeepsItsMeaningAndIsNotArchived() {
    String id = book();
    stage("waiting", "Waiting", "BOOKED").then().statusCode(200);
    patch(id, 1, Map.of("stage", "waiting")).then().statusCode(200);

    stage("waiting", "Other", "LOST").then().statusCode(409).body("code", equalTo("IN_USE"));
    stage("waiting", "Waiting for parts", "BOOKED").then().statusCode(200);
    shop.asOwner()
        .delete("/v1/crm/job-stages/waiting")
        .then()
        .statusCode(409)
        .body("appointments", equalTo(List.of(id)));
    shop.cancel(id).then().statusCode(200);
    shop.asOwner().delete("/v1/crm/job-stages/waiting").then().statusCode(204);
    shop.asOwner().get("/v1/crm/job-stages").then().body("items", hasSize(0));
    shop.asOwner()
        .delete("/v1/crm/job-stages/never")
        .then()
        .statusCode(404)
        .body("code", equalTo("STAGE_NOT_FOUND"));
    stage("Waiting", "x", "BOOKED").then().statusCode(400);
    Shop other = Shop.ofNewTenant();
    other.asOwner().get("/v1/crm/job-stages").then().body("items", hasSize(0));
    other.asOwner().delete("/v1/crm/job-stages/waiting").then().statusCode(404);
  }

  @Test
  void anotherTechnicianComesAtTheSameTimeAndNobodyIsAskedAgain() {
    shop.technician("Bruno");
    String clara = shop.technician("Clara");
    String id = book();
    shop.confirm(id).then().statusCode(200);
    String bruno = shop.read(id).getString("technicianId");
    String free = bruno.equals(clara) ? technicianBeside(clara) : clara;

    patch(id, 2, Map.of("technicianId", free))
        .then()
        .statusCode(200)
        .body("technicianId", equalTo(free))
        .body("status", equalTo("CONFIRMED"));

    assertThat(shop.reminders(id)).hasSize(1);
    assertThat(updates()).containsExactly("technicianId");
    shop.booked(with(visit(WEDNESDAY_TEN), "technicianId", bruno));
    patch(id, 3, Map.of("technicianId", bruno))
        .then()
        .statusCode(409)
        .body("code", equalTo("SLOT_TAKEN"))
        .body("alternatives", hasSize(3));
    patch(id, 3, Map.of("technicianId", Ids.next().toString())).then().statusCode(422);
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
    String id = book();
    assertThat(shop.read(id).getFloat("estimatedValue")).isEqualTo(150f);

    patch(id, 1, Map.of("emergency", true))
        .then()
        .statusCode(200)
        .body("emergency", equalTo(true))
        .body("endsAt", equalTo("2026-11-25T14:00:00Z"))
        .body("estimatedValue", equalTo(182.50f));
    shop.book("2026-11-25T13:30:00Z").then().statusCode(409);
    patch(id, 2, Map.of("emergency", false))
        .then()
        .body("endsAt", equalTo("2026-11-25T13:30:00Z"))
        .body("estimatedValue", equalTo(150f));
    shop.booked("2026-11-25T13:30:00Z");
    patch(id, 3, Map.of("emergency", true)).then().statusCode(409);
    assertThat(shop.read(id).getString("endsAt")).isEqualTo("2026-11-25T13:30:00Z");
  }

  @Test
  void whatIsNoEmergencyAnyMoreKeepsToTheRulesOfOthers() {
    shop.settings(Map.of("reserveMorningsForEmergencies", true));
    String morning =
        shop.booked(with(visit(WEDNESDAY_TEN), "emergency", true)).getString("appointmentId");
    patch(morning, 1, Map.of("emergency", false)).then().statusCode(409);

    shop.settings(Map.of("maxJobsPerDay", 1));
    String second =
        shop.booked(with(visit("2026-11-25T18:00:00Z"), "emergency", true))
            .getString("appointmentId");
    patch(second, 1, Map.of("emergency", false)).then().statusCode(409);
    patch(second, 1, Map.of("description", "still one")).then().statusCode(200);
  }

  @Test
  void whoseVisitIsOverIsNotGivenAway() {
    String id = book();
    shop.asService().post(APPOINTMENTS + "/" + id + "/complete").then().statusCode(200);

    patch(id, 2, Map.of("emergency", true))
        .then()
        .statusCode(409)
        .body("code", equalTo("ILLEGAL_TRANSITION"));
    patch(id, 2, Map.of("quotedValue", 10)).then().statusCode(200);
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
    String id = book();

    shop.asOwner()
        .header("If-Match", "\"1\"")
        .body(body)
        .patch(APPOINTMENTS + "/" + id)
        .then()
        .statusCode(400);
    patch(id, 1, Map.of("tags", java.util.Collections.nCopies(65, "x"))).then().statusCode(400);
    assertThat(shop.read(id).getInt("version")).isEqualTo(1);
  }

  @Test
  void theListIsNarrowedByEverything() {
    Map<String, Object> promoted = with(visit(WEDNESDAY_TEN), "leadSource", "SMS: fall");
    String first = shop.booked(promoted).getString("appointmentId");
    String second =
        shop.booked(with(visit("2026-11-26T13:00:00Z"), "emergency", true))
            .getString("appointmentId");
    Map<String, Object> installation =
        with(visit("2026-11-27T13:00:00Z"), "serviceType", "isp_installation");
    String third = shop.booked(installation).getString("appointmentId");
    stage("waiting", "Waiting", "BOOKED").then().statusCode(200);
    patch(first, 1, Map.of("tags", List.of("Garage"), "stage", "QUOTED")).then().statusCode(200);
    patch(second, 1, Map.of("stage", "waiting")).then().statusCode(200);
    shop.asService().post(APPOINTMENTS + "/" + third + "/start").then().statusCode(200);

    listed("tag", "gARAGE", first);
    listed("tag", "'); DROP TABLE appointment --");
    listed("leadSource", "SMS: fall", first);
    listed("emergency", "true", second);
    listed("emergency", "false", first, third);
    listed("serviceType", "isp_installation", third);
    listed("stage", "QUOTED", first);
    listed("stage", "waiting", second);
    listed("stage", "BOOKED", second);
    listed("status", "IN_PROGRESS", third);
    shop.asOwner()
        .queryParam("status", "SCHEDULED", "IN_PROGRESS")
        .get(APPOINTMENTS)
        .then()
        .body("items.appointmentId", equalTo(List.of(first, second, third)));
    Shop other = Shop.ofNewTenant();
    other.asOwner().queryParam("tag", "garage").get(APPOINTMENTS).then().body("items", hasSize(0));
  }

  private void listed(String parameter, String value, String... ids) {
    shop.asOwner()
        .queryParam(parameter, value)
        .get(APPOINTMENTS)
        .then()
        .statusCode(200)
        .body("items.appointmentId", equalTo(List.of(ids)));
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

  /** Which fields each appointment-updated names. */
  private List<String> updates() {
    return Database.list(
        """
        SELECT (SELECT string_agg(f, ' ' ORDER BY f)
                FROM jsonb_array_elements_text(convert_from(data, 'UTF8')::jsonb -> 'changed') AS e(f))
        FROM outbox WHERE tenant_id = ? AND topic = 'appointment-updated' ORDER BY id
        """,
        shop.tenant().value());
  }

  private Response patch(String id, int version, Map<String, Object> changes) {
    return shop.asOwner()
        .header("If-Match", "\"" + version + "\"")
        .body(changes)
        .patch(APPOINTMENTS + "/" + id);
  }

  private Response history(String id, Map<String, String> parameters) {
    return shop.asOwner().queryParams(parameters).get(APPOINTMENTS + "/" + id + "/history");
  }

  private Response stage(String code, String name, String stage) {
    return shop.asOwner()
        .body(Map.of("name", name, "stage", stage))
        .put("/v1/crm/job-stages/" + code);
  }

  private String book() {
    return shop.booked(WEDNESDAY_TEN).getString("appointmentId");
  }
}
