package dev.switchboard.scheduling.appointment;

import static dev.switchboard.scheduling.testing.Shop.APPOINTMENTS;
import static dev.switchboard.scheduling.testing.Shop.WEDNESDAY_TEN;
import static dev.switchboard.scheduling.testing.Shop.visit;
import static dev.switchboard.scheduling.testing.Shop.with;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A business's own stages (features.md S17), and the list narrowed by them and by everything else
 * (S19).
 */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class StageTest {
  private final Shop shop = Shop.ofNewTenant();

  @Test
  void aStageOfOnesOwnStandsForOneOfTheSeven() {
    String id = shop.booked(WEDNESDAY_TEN).getString("appointmentId");
    stage("waiting_for_parts", "Waiting for parts", "BOOKED").then().statusCode(200);
    stage("invoiced", "Invoiced", "COMPLETED").then().statusCode(200);

    shop.patch(id, 1, Map.of("stage", "waiting_for_parts"))
        .then()
        .statusCode(200)
        .body("stage", equalTo("waiting_for_parts"))
        .body("jobStage", equalTo("BOOKED"));
    shop.patch(id, 2, Map.of("stage", "invoiced")).then().statusCode(422);
    shop.patch(id, 2, Map.of("stage", "nowhere")).then().statusCode(422);
    shop.patch(id, 2, Map.of("stage", "COMPLETED")).then().statusCode(422);
    shop.confirm(id).then().body("stage", equalTo("waiting_for_parts"));
    shop.patch(id, 3, Map.of("stage", "QUOTED")).then().body("jobStage", equalTo("QUOTED"));
    shop.asService()
        .post(APPOINTMENTS + "/" + id + "/complete")
        .then()
        .body("stage", equalTo("COMPLETED"));
    shop.patch(id, 5, Map.of("stage", "invoiced")).then().body("jobStage", equalTo("COMPLETED"));
  }

  @Test
  void aStageInUseKeepsItsMeaningAndIsNotArchived() {
    String id = shop.booked(WEDNESDAY_TEN).getString("appointmentId");
    stage("waiting", "Waiting", "BOOKED").then().statusCode(200);
    shop.patch(id, 1, Map.of("stage", "waiting")).then().statusCode(200);

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
    shop.patch(first, 1, Map.of("tags", List.of("Garage"), "stage", "QUOTED"))
        .then()
        .statusCode(200);
    shop.patch(second, 1, Map.of("stage", "waiting")).then().statusCode(200);
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

  private Response stage(String code, String name, String stage) {
    return shop.asOwner()
        .body(Map.of("name", name, "stage", stage))
        .put("/v1/crm/job-stages/" + code);
  }
}
