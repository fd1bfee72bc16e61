package dev.switchboard.tenant.testing;

import static io.restassured.RestAssured.given;

import dev.switchboard.contracts.Ids;
import dev.switchboard.platform.security.Role;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;

/** The people of these tests and what they ask for. */
public final class Office {
  public static final String TENANTS = "/v1/admin/tenants";
  public static final String PASSWORD = "a long enough password";

  private Office() {}

  public static RequestSpecification admin() {
    return as(signIn("admin@switchboard.example", "switchboard-demo-admin", null));
  }

  public static RequestSpecification as(String token) {
    return given().auth().oauth2(token).contentType("application/json");
  }

  public static RequestSpecification withKey(String key) {
    return given().header("X-API-Key", key).contentType("application/json");
  }

  public static String signIn(String email, String password, String tenantId) {
    return given()
        .contentType("application/json")
        .body(passwordGrant(email, password, tenantId))
        .post("/v1/auth/tokens")
        .then()
        .statusCode(200)
        .extract()
        .path("accessToken");
  }

  public static Map<String, Object> passwordGrant(String email, String password, String tenantId) {
    Map<String, Object> body = new HashMap<>();
    body.put("grantType", "PASSWORD");
    body.put("email", email);
    body.put("password", password);
    body.put("tenantId", tenantId);
    return body;
  }

  /** Somebody new who owns the tenant, signed in. */
  public static String ownerOf(String tenantId) {
    return signIn(ownerAccountOf(tenantId), PASSWORD, tenantId);
  }

  public static String ownerAccountOf(String tenantId) {
    String email = "owner-" + Ids.next() + "@example.com";
    admin()
        .body(Map.of("email", email, "password", PASSWORD, "role", Role.OWNER))
        .post(TENANTS + "/" + tenantId + "/members")
        .then()
        .statusCode(201);
    return email;
  }

  /** A provider in Buenos Aires that says no more than it must. */
  public static Map<String, Object> fibraSur() {
    Map<String, Object> request = new HashMap<>();
    request.put("name", "Fibra Sur");
    request.put("slug", "fibra-" + Ids.next());
    request.put("vertical", "isp");
    request.put("country", "AR");
    return request;
  }

  public static JsonPath created(Map<String, Object> request) {
    return admin().body(request).post(TENANTS).then().statusCode(201).extract().jsonPath();
  }

  public static String newTenant() {
    return created(fibraSur()).getString("tenant.tenantId");
  }
}
