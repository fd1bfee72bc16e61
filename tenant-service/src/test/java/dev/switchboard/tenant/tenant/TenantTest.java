package dev.switchboard.tenant.tenant;

import static dev.switchboard.tenant.testing.Office.TENANTS;
import static dev.switchboard.tenant.testing.Office.admin;
import static dev.switchboard.tenant.testing.Office.as;
import static dev.switchboard.tenant.testing.Office.created;
import static dev.switchboard.tenant.testing.Office.fibraSur;
import static dev.switchboard.tenant.testing.Office.newTenant;
import static dev.switchboard.tenant.testing.Office.ownerOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.Topic;
import dev.switchboard.tenant.testing.OwnTokens;
import dev.switchboard.testkit.EventProbe;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSwitchboardStack(service = "tenant")
@QuarkusTestResource(OwnTokens.class)
class TenantTest {
  @Test
  void newTenantHasTheDefaultsOfItsCountryAndItsFirstKey() {
    admin()
        .body(fibraSur())
        .post(TENANTS)
        .then()
        .statusCode(201)
        .header("ETag", "\"1\"")
        .body("tenant.status", equalTo("ACTIVE"))
        .body("tenant.timeZone", equalTo("America/Argentina/Buenos_Aires"))
        .body("tenant.language", equalTo("es"))
        .body("tenant.currency", equalTo("ARS"))
        .body("tenant.planCode", equalTo("starter"))
        .body("tenant.createdAt", notNullValue())
        .body("apiKey.key", startsWith("sbk_"))
        .body("apiKey.scopes", containsInAnyOrder("crm:read", "crm:write"));
  }

  @Test
  void ownersPhoneIsKeptAsE164() {
    Map<String, Object> request = fibraSur();
    request.put("ownerPhone", "011 15 2345-6789");
    assertThat(created(request).getString("tenant.ownerPhone")).isEqualTo("+5491123456789");
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    Map<String, Object> request = fibraSur();
    request.put("timeZone", "America/Nowhere");
    request.put("currency", "ZZZ");
    request.put("ownerPhone", "12");
    admin()
        .body(request)
        .post(TENANTS)
        .then()
        .statusCode(400)
        .body("violations.field", containsInAnyOrder("timeZone", "currency", "ownerPhone"));
  }

  @Test
  void countryWithoutDefaultZoneNeedsOne() {
    Map<String, Object> request = fibraSur();
    request.put("country", "MN");
    admin()
        .body(request)
        .post(TENANTS)
        .then()
        .statusCode(400)
        .body("violations.field", equalTo(List.of("timeZone")));
  }

  @Test
  void slugBelongsToOneTenant() {
    Map<String, Object> request = fibraSur();
    JsonPath unused = created(request);
    assertThat(unused.getString("tenant.slug")).isEqualTo(request.get("slug"));
    admin().body(request).post(TENANTS).then().statusCode(409).body("code", equalTo("SLUG_TAKEN"));
  }

  @Test
  void changeNeedsTheVersionThatWasRead() {
    String path = TENANTS + "/" + newTenant();
    Map<String, Object> change = Map.of("name", "Fibra Norte", "lockedDown", true);
    admin().body(change).patch(path).then().statusCode(428);
    admin()
        .header("If-Match", "\"1\"")
        .body(change)
        .patch(path)
        .then()
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("name", equalTo("Fibra Norte"))
        .body("lockedDown", equalTo(true))
        .body("vertical", equalTo("isp"));
    admin()
        .header("If-Match", "\"1\"")
        .body(change)
        .patch(path)
        .then()
        .statusCode(412)
        .body("code", equalTo("PRECONDITION_FAILED"));
  }

  @Test
  void ofManyChangesOfOneVersionOneWins() {
    String path = TENANTS + "/" + newTenant();
    List<CompletableFuture<Integer>> changes = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Map<String, Object> change = Map.of("name", "Fibra " + i);
      changes.add(
          CompletableFuture.supplyAsync(
              () -> admin().header("If-Match", "\"1\"").body(change).patch(path).statusCode()));
    }
    assertThat(changes.stream().map(CompletableFuture::join))
        .containsOnly(200, 412)
        .containsOnlyOnce(200);
  }

  @Test
  void suspendedTenantIsReactivatedAndEachStepIsToldInFull() {
    String id = newTenant();
    try (EventProbe probe = EventProbe.onSharedStack().fromBeginning(Topic.TENANT_CHANGED)) {
      admin()
          .body(Map.of("reason", "unpaid"))
          .post(TENANTS + "/" + id + "/suspend")
          .then()
          .statusCode(200)
          .body("status", equalTo("SUSPENDED"))
          .body("suspensionReason", equalTo("unpaid"));
      admin()
          .body(Map.of("reason", "unpaid"))
          .post(TENANTS + "/" + id + "/suspend")
          .then()
          .statusCode(409)
          .body("code", equalTo("ILLEGAL_TRANSITION"));
      admin()
          .post(TENANTS + "/" + id + "/reactivate")
          .then()
          .statusCode(200)
          .body("status", equalTo("ACTIVE"));
      assertThat(probe.awaitCount(3, "its changes", event -> event.toString().contains(id)))
          .hasSize(3);
    }
  }

  @Test
  void listShowsEveryTenantPageByPage() {
    String id = newTenant();
    List<String> seen = new ArrayList<>();
    String cursor = null;
    do {
      var request = admin().queryParam("limit", 2);
      JsonPath page =
          (cursor == null ? request : request.queryParam("cursor", cursor))
              .get(TENANTS)
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      seen.addAll(page.getList("items.tenantId"));
      cursor = page.getString("nextCursor");
    } while (cursor != null);
    assertThat(seen).contains(id).doesNotHaveDuplicates();
  }

  @Test
  void ownerReadsItsTenantAndFindsNoOther() {
    String own = newTenant();
    String other = newTenant();
    String owner = ownerOf(own);
    TenantKnown.await(owner, own);
    as(owner).get(TENANTS + "/" + own).then().statusCode(200).body("tenantId", equalTo(own));
    as(owner).get(TENANTS + "/" + other).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
    as(owner).get(TENANTS).then().statusCode(403);
    as(owner)
        .body(Map.of("reason", "mine"))
        .post(TENANTS + "/" + own + "/suspend")
        .then()
        .statusCode(403);
  }

  @Test
  void tenantThatDoesNotExistIsNotFound() {
    admin().get(TENANTS + "/" + Ids.next()).then().statusCode(404);
    admin().get(TENANTS + "/none").then().statusCode(404);
    admin()
        .body(Map.of("reason", "none"))
        .post(TENANTS + "/" + Ids.next() + "/suspend")
        .then()
        .statusCode(404);
  }
}
