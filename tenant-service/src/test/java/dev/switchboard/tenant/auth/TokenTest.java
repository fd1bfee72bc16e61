package dev.switchboard.tenant.auth;

import static dev.switchboard.tenant.testing.Office.PASSWORD;
import static dev.switchboard.tenant.testing.Office.TENANTS;
import static dev.switchboard.tenant.testing.Office.admin;
import static dev.switchboard.tenant.testing.Office.as;
import static dev.switchboard.tenant.testing.Office.newTenant;
import static dev.switchboard.tenant.testing.Office.ownerAccountOf;
import static dev.switchboard.tenant.testing.Office.passwordGrant;
import static dev.switchboard.tenant.testing.Office.signIn;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.client.ServiceTokens;
import dev.switchboard.platform.security.Role;
import dev.switchboard.tenant.testing.OwnTokens;
import dev.switchboard.testkit.TestTokens;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSwitchboardStack(service = "tenant")
@QuarkusTestResource(OwnTokens.class)
class TokenTest {
  @Inject ServiceTokens serviceTokens;

  @Test
  void tokenOfAPersonNamesTenantAndRole() {
    String tenant = newTenant();
    JsonPath claims = claims(signIn(ownerAccountOf(tenant), PASSWORD, null));
    assertThat(claims.getString("tenant_id")).isEqualTo(tenant);
    assertThat(claims.getList("groups")).isEqualTo(java.util.List.of(Role.OWNER));
    assertThat(claims.getString("iss")).isEqualTo(TestTokens.ISSUER);
    assertThat(claims.getLong("exp") - claims.getLong("iat")).isEqualTo(15 * 60);
  }

  @Test
  void personOfSeveralTenantsSaysWhich() {
    String first = newTenant();
    String second = newTenant();
    String email = ownerAccountOf(first);
    admin()
        .body(Map.of("email", email, "role", Role.VIEWER))
        .post(TENANTS + "/" + second + "/members")
        .then()
        .statusCode(201);
    grant(passwordGrant(email, PASSWORD, null))
        .statusCode(409)
        .body("code", equalTo("TENANT_CHOICE_REQUIRED"))
        .body("tenants.tenantId", containsInAnyOrder(first, second));
    assertThat(claims(signIn(email, PASSWORD, second)).getList("groups"))
        .isEqualTo(java.util.List.of(Role.VIEWER));
  }

  @Test
  void whoeverHasAnAccountKeepsItsPassword() {
    String email = ownerAccountOf(newTenant());
    admin()
        .body(Map.of("email", email, "password", "quite another one", "role", Role.OWNER))
        .post(TENANTS + "/" + newTenant() + "/members")
        .then()
        .statusCode(409)
        .body("code", equalTo("EMAIL_TAKEN"));
  }

  @Test
  void wrongNameAndWrongSecretAreRefusedAlike() {
    String email = ownerAccountOf(newTenant());
    refused(passwordGrant(email, "not the password", null));
    refused(passwordGrant("nobody@example.com", PASSWORD, null));
    refused(passwordGrant(email, PASSWORD, newTenant()));
    refused(passwordGrant("admin@switchboard.example", "guess", null));
    refused(client("conversation-service", "guess"));
    refused(client("no-such-service", "switchboard-demo-client-secret"));
  }

  @Test
  void personOfASuspendedTenantGetsNoToken() {
    String tenant = newTenant();
    String email = ownerAccountOf(tenant);
    admin().body(Map.of("reason", "unpaid")).post(TENANTS + "/" + tenant + "/suspend");
    grant(passwordGrant(email, PASSWORD, null))
        .statusCode(403)
        .body("code", equalTo("TENANT_SUSPENDED"));
  }

  @Test
  void serviceAsksForItselfAndIsKnownByItsToken() {
    String token = serviceTokens.current().await().atMost(Duration.ofSeconds(10));
    JsonPath claims = claims(token);
    assertThat(claims.getString("sub")).isEqualTo("tenant-service");
    assertThat(claims.getList("groups")).isEqualTo(java.util.List.of(Role.SERVICE));
    as(token).get(TENANTS).then().statusCode(403).body("code", equalTo("FORBIDDEN"));
  }

  @Test
  void tokensOfAnotherKeyAreRefused() {
    as(TestTokens.platformAdmin()).get(TENANTS).then().statusCode(401);
    as(TestTokens.token(TenantId.parse(newTenant()), Role.OWNER))
        .get(TENANTS)
        .then()
        .statusCode(401);
  }

  @Test
  void publishedKeysArePublicOnly() {
    given()
        .get("/.well-known/jwks.json")
        .then()
        .statusCode(200)
        .body("keys", hasSize(1))
        .body("keys[0].kty", equalTo("EC"))
        .body("keys[0].crv", equalTo("P-256"))
        .body("keys[0].alg", equalTo("ES256"))
        .body("keys[0].d", equalTo(null));
  }

  @Test
  void privateKeyIsStoredSealed() {
    String unused = signIn("admin@switchboard.example", "switchboard-demo-admin", null);
    assertThat(unused).isNotEmpty();
    assertThat(Database.list("SELECT private_key FROM signing_key"))
        .singleElement()
        .asString()
        .startsWith("gAAAAA");
  }

  @Test
  void unknownGrantIsABadRequest() {
    grant(Map.of("grantType", "MAGIC")).statusCode(400).body("code", equalTo("MALFORMED_JSON"));
    grant(Map.of("grantType", "PASSWORD", "email", "a@example.com"))
        .statusCode(400)
        .body("code", equalTo("INVALID_REQUEST"));
  }

  private static Map<String, Object> client(String id, String secret) {
    return Map.of("grantType", "CLIENT_CREDENTIALS", "clientId", id, "clientSecret", secret);
  }

  private static void refused(Map<String, Object> request) {
    grant(request).statusCode(401).body("code", equalTo("INVALID_CREDENTIALS"));
  }

  private static ValidatableResponse grant(Map<String, Object> request) {
    return given().contentType("application/json").body(request).post("/v1/auth/tokens").then();
  }

  private static JsonPath claims(String token) {
    byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
    return new JsonPath(new String(payload, StandardCharsets.UTF_8));
  }
}
