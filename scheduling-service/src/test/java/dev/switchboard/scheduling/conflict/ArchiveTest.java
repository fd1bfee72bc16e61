package dev.switchboard.scheduling.conflict;

import static dev.switchboard.scheduling.testing.Shop.WEDNESDAY_TEN;
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
import org.junit.jupiter.api.Test;

/** Nothing vanishes by a DELETE, and nothing that is needed goes (features.md D1). */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class ArchiveTest {
  private static final String TECHNICIANS = "/v1/crm/technicians";
  private static final String TYPES = "/v1/crm/service-types";
  private static final String REPAIR = TYPES + "/isp_repair";

  private final Shop shop = Shop.ofNewTenant();

  @Test
  void aTechnicianIsArchivedOnlyWhenNothingOfHisIsToCome() {
    String bruno = shop.technician("Bruno");
    String id = shop.booked(WEDNESDAY_TEN).getString("appointmentId");
    String path = TECHNICIANS + "/" + bruno;

    shop.asOwner()
        .delete(path)
        .then()
        .statusCode(409)
        .body("code", equalTo("IN_USE"))
        .body("count", equalTo(1))
        .body("appointments", equalTo(List.of(id)));
    shop.cancel(id).then().statusCode(200);
    shop.asOwner().header("If-Match", "\"7\"").delete(path).then().statusCode(412);
    shop.asOwner().delete(path).then().statusCode(200);

    shop.asOwner().delete(path).then().statusCode(404);
    shop.asOwner().get(TECHNICIANS).then().body("items.name", equalTo(List.of("CREW")));
    shop.asOwner()
        .get(TECHNICIANS + "?archived=true")
        .then()
        .body("items.technicianId", equalTo(List.of(bruno)));
    assertThat(shop.booked("2026-11-26T13:00:00Z").getString("technicianName")).isEqualTo("CREW");
    assertThat(shop.read(id).getString("technicianName")).isEqualTo("Bruno");
    shop.asOwner().post(path + "/restore").then().statusCode(200).body("archivedAt", nullValue());
    shop.asOwner().get(path).then().statusCode(200).header("ETag", "\"3\"");
  }

  @Test
  void anArchivedServiceTypeIsOfferedNoMoreAndItsCodeIsFree() {
    String id = shop.booked(WEDNESDAY_TEN).getString("appointmentId");
    String type = shop.asOwner().get(REPAIR).then().extract().path("serviceTypeId");

    shop.asOwner().delete(REPAIR).then().statusCode(409).body("appointments", equalTo(List.of(id)));
    shop.cancel(id).then().statusCode(200);
    shop.asOwner().delete(REPAIR + "?dryRun=true").then().statusCode(200);
    shop.asOwner().delete(REPAIR).then().statusCode(200);

    shop.asOwner().get(REPAIR).then().statusCode(404);
    shop.asOwner().get(TYPES).then().body("items", hasSize(2));
    shop.asOwner()
        .get(TYPES + "?archived=true")
        .then()
        .body("items.serviceTypeId", equalTo(List.of(type)));
    shop.book("2026-11-26T13:00:00Z").then().statusCode(422);
    shop.asOwner()
        .body(Map.of("code", "isp_repair", "name", "Repair", "durationMinutes", 60))
        .post(TYPES)
        .then()
        .statusCode(201);
    shop.asOwner()
        .post(TYPES + "/" + type + "/restore")
        .then()
        .statusCode(409)
        .body("code", equalTo("CODE_TAKEN"));
    shop.asOwner().delete(REPAIR).then().statusCode(200);
    shop.asOwner().post(TYPES + "/" + type + "/restore").then().statusCode(200);
    shop.booked("2026-11-26T13:00:00Z");
  }

  @Test
  void anotherBusinesssSetupIsNotThere() {
    String bruno = shop.technician("Bruno");
    Shop other = Shop.ofNewTenant();
    String path = TECHNICIANS + "/" + bruno;

    other.asOwner().get(path).then().statusCode(404);
    other.asOwner().delete(path).then().statusCode(404);
    shop.asOwner().delete(path).then().statusCode(200);
    other.asOwner().post(path + "/restore").then().statusCode(404);
    other.asOwner().get("/v1/crm/scheduling/changes").then().body("items", hasSize(0));
  }
}
