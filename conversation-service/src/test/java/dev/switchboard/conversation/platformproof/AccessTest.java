package dev.switchboard.conversation.platformproof;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.tenant.TenantStatus;
import dev.switchboard.conversation.testing.LoopsOff;
import dev.switchboard.platform.problem.Problem;
import dev.switchboard.platform.security.ApiKeyText;
import dev.switchboard.platform.security.Role;
import dev.switchboard.testkit.TestTokens;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is let in where (design.md section 5). */
@QuarkusTest
@TestProfile(LoopsOff.class)
@WithSwitchboardStack(service = "conversation")
class AccessTest {
  @Inject ProofDirectories directories;

  private TenantId plumber;
  private TenantId provider;

  @BeforeEach
  void twoTenants() {
    plumber = directories.activeTenant();
    provider = directories.activeTenant();
  }

  @Test
  void personSeesTheRowsOfTheirTokensTenant() {
    write(asOwner(plumber), "leak");
    write(asOwner(provider), "no internet");

    asOwner(plumber)
        .get("/proof/notes")
        .then()
        .statusCode(200)
        .body("text", equalTo(java.util.List.of("leak")));
  }

  @Test
  void actorIsRenderedForTheAudit() {
    UUID alice = Ids.next();
    given()
        .auth()
        .oauth2(TestTokens.tokenOf(alice, plumber, Role.VIEWER))
        .get("/proof/whoami")
        .then()
        .body(startsWith("user:" + alice));
    given()
        .header("X-API-Key", directories.keyOf(plumber).reveal())
        .get("/proof/whoami")
        .then()
        .body(startsWith("api-key:"));
  }

  @Test
  void nobodyIsAskedForCredentialsAndAWrongRoleIsForbidden() {
    problem(given().get("/proof/notes").then(), 401, "UNAUTHENTICATED")
        .header("WWW-Authenticate", "Bearer");
    problem(
        given().auth().preemptive().basic("a", "b").get("/proof/notes").then(),
        401,
        "UNAUTHENTICATED");
    problem(as(plumber, Role.VIEWER).get("/proof/notes").then(), 403, "FORBIDDEN");
  }

  @Test
  void endpointThatSaysNothingIsDenied() {
    problem(asOwner(plumber).get("/proof/forgotten").then(), 403, "FORBIDDEN");
    problem(given().get("/proof/forgotten").then(), 401, "UNAUTHENTICATED");
  }

  @Test
  void wrongCredentialsAreRefusedWhereNoneAreNeeded() {
    given().get("/proof/public").then().statusCode(200);
    problem(
        given().header("X-API-Key", "sbk_nonsense").get("/proof/public").then(),
        401,
        "UNAUTHENTICATED");
  }

  @Test
  void apiKeyActsWithItsScopesInItsTenant() {
    write(asOwner(provider), "not yours");
    ApiKeyText key = directories.keyOf(plumber, "notes:write", "notes:read");
    write(given().header("X-API-Key", key.reveal()), "by a system");

    given()
        .header("X-API-Key", key.reveal())
        .get("/proof/notes")
        .then()
        .statusCode(200)
        .body("", hasSize(1))
        .body("[0].tenantId", equalTo(plumber.toString()));
    problem(
        given()
            .header("X-API-Key", directories.keyOf(plumber, "notes:read").reveal())
            .contentType(ContentType.JSON)
            .body("{\"text\":\"x\"}")
            .post("/proof/notes")
            .then(),
        403,
        "FORBIDDEN");
  }

  @Test
  void unknownRevokedExpiredAndAlteredKeysAreRefused() {
    Instant now = Instant.now();
    String good = directories.keyOf(plumber, "notes:read").reveal();
    String altered = good.substring(0, good.length() - 1) + (good.endsWith("A") ? "B" : "A");
    refusedKey(altered);
    refusedKey(good + "x");
    refusedKey(good.toUpperCase(java.util.Locale.ROOT));
    refusedKey(ApiKeyText.generate().reveal());
    refusedKey(directories.key(plumber, true, null, "notes:read").reveal());
    refusedKey(directories.key(plumber, false, now.minusSeconds(1), "notes:read").reveal());
    given()
        .header(
            "X-API-Key",
            directories.key(plumber, false, now.plusSeconds(60), "notes:read").reveal())
        .get("/proof/notes")
        .then()
        .statusCode(200);
  }

  @Test
  void twoCredentialsAtOnceAreRefused() {
    String key = directories.keyOf(plumber, "notes:read").reveal();
    problem(
        asOwner(provider).header("X-API-Key", key).get("/proof/notes").then(),
        401,
        "UNAUTHENTICATED");
    problem(
        given().header("X-API-Key", key).header("X-API-Key", key).get("/proof/notes").then(),
        401,
        "UNAUTHENTICATED");
  }

  @Test
  void suspendedTenantIsRefusedOnEveryPath() {
    TenantId suspended = directories.tenant(TenantStatus.SUSPENDED, false);
    for (String path : new String[] {"/proof/notes", "/proof/whoami", "/proof/public"}) {
      problem(asOwner(suspended).get(path).then(), 403, "TENANT_SUSPENDED");
    }
    problem(
        given()
            .header("X-API-Key", directories.keyOf(suspended, "notes:read").reveal())
            .get("/proof/notes")
            .then(),
        403,
        "TENANT_SUSPENDED");
    problem(
        asService().header("X-Tenant-Id", suspended.toString()).get("/proof/notes").then(),
        403,
        "TENANT_SUSPENDED");
  }

  @Test
  void lockedDownTenantIsClosedToItsCustomersOnly() {
    TenantId locked = directories.tenant(TenantStatus.ACTIVE, true);
    problem(asOwner(locked).get("/proof/storefront").then(), 423, "TENANT_LOCKED");
    asOwner(locked).get("/proof/notes").then().statusCode(200);
    asOwner(plumber).get("/proof/storefront").then().statusCode(200);
  }

  @Test
  void unknownTenantIsRefused() {
    problem(
        asOwner(directories.unknownTenant()).get("/proof/notes").then(), 401, "UNAUTHENTICATED");
  }

  @Test
  void serviceActsForTheTenantItNames() {
    write(asService().header("X-Tenant-Id", plumber.toString()), "by a service");
    asService()
        .header("X-Tenant-Id", plumber.toString())
        .get("/proof/tenants/" + plumber + "/notes")
        .then()
        .statusCode(200)
        .body("", hasSize(1));
    asService().get("/proof/whoami").then().body(startsWith("service:scheduling-service"));
    problem(asService().get("/proof/notes").then(), 403, "TENANT_REQUIRED");
    problem(
        asService().header("X-Tenant-Id", "17").get("/proof/notes").then(), 400, "INVALID_REQUEST");
    problem(
        asService()
            .header("X-Tenant-Id", plumber.toString())
            .get("/proof/tenants/" + provider + "/notes")
            .then(),
        404,
        "NOT_FOUND");
  }

  @Test
  void personCannotNameAnotherTenant() {
    problem(
        asOwner(plumber).header("X-Tenant-Id", provider.toString()).get("/proof/notes").then(),
        403,
        "FORBIDDEN");
    problem(asOwner(plumber).get("/proof/tenants/" + provider + "/notes").then(), 404, "NOT_FOUND");
    problem(asOwner(plumber).get("/proof/tenants/all/notes").then(), 404, "NOT_FOUND");
    asOwner(plumber).get("/proof/tenants/" + plumber + "/notes").then().statusCode(200);
  }

  @Test
  void platformAdminWorksInTheTenantOfThePathAlsoASuspendedOne() {
    TenantId suspended = directories.tenant(TenantStatus.SUSPENDED, false);
    given()
        .auth()
        .oauth2(TestTokens.platformAdmin())
        .get("/proof/tenants/" + suspended + "/notes")
        .then()
        .statusCode(200);
    problem(
        given().auth().oauth2(TestTokens.platformAdmin()).get("/proof/notes").then(),
        403,
        "FORBIDDEN");
  }

  private void refusedKey(String key) {
    problem(given().header("X-API-Key", key).get("/proof/notes").then(), 401, "UNAUTHENTICATED");
  }

  private static void write(RequestSpecification caller, String text) {
    caller
        .contentType(ContentType.JSON)
        .body("{\"text\":\"" + text + "\"}")
        .post("/proof/notes")
        .then()
        .statusCode(200);
  }

  private static RequestSpecification asOwner(TenantId tenant) {
    return as(tenant, Role.OWNER);
  }

  private static RequestSpecification as(TenantId tenant, String... roles) {
    return given().auth().oauth2(TestTokens.token(tenant, roles));
  }

  private static RequestSpecification asService() {
    return given().auth().oauth2(TestTokens.service("scheduling-service"));
  }

  private static ValidatableResponse problem(
      ValidatableResponse response, int status, String code) {
    return response.statusCode(status).contentType(Problem.MEDIA_TYPE).body("code", equalTo(code));
  }
}
