package dev.switchboard.conversation.channel;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.conversation.testing.LoopsOn;
import dev.switchboard.platform.secret.SecretScope;
import dev.switchboard.platform.secret.Secrets;
import dev.switchboard.platform.security.Role;
import dev.switchboard.testkit.TestTokens;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Apps and numbers (features.md C29). */
@QuarkusTest
@WithSwitchboardStack(service = "conversation")
@TestProfile(LoopsOn.class)
class ChannelTest {
  @Inject Secrets secrets;

  private final TenantId tenant = new TenantId(Ids.next());
  private final String digits =
      "3" + Math.abs(tenant.value().getLeastSignificantBits() % 100_000_000_000L);
  private final String appKey = "app-" + digits;

  @Test
  void aConnectedNumberReceivesAndIsShownWithoutItsSecrets() {
    putApp("first secret").statusCode(200).body("activeSecrets", equalTo(1));
    connect(tenant, digits)
        .statusCode(201)
        .body("phoneNumberId", equalTo(digits))
        .body("appKey", equalTo(appKey))
        .body("reminderTemplate", equalTo("appointment_reminder"))
        .body("offerTemplate", equalTo("time_free"));

    String listed =
        given()
            .header("Authorization", "Bearer " + TestTokens.token(tenant, Role.ADMIN))
            .get("/v1/crm/channels")
            .then()
            .statusCode(200)
            .body("", hasSize(1))
            .body("[0].displayPhoneNumber", equalTo("+54 11 5555-0100"))
            .extract()
            .asString();
    assertThat(listed).doesNotContain("EAAG");
    String sealed =
        Database.list("SELECT credentials FROM channel WHERE provider_address = ?", digits)
            .getFirst();
    assertThat(secrets.open(SecretScope.of(tenant), ChannelSecrets.ACCESS_TOKEN, sealed))
        .isEqualTo("EAAG-token");
    given()
        .queryParam("hub.mode", "subscribe")
        .queryParam("hub.verify_token", "verify me")
        .queryParam("hub.challenge", "42")
        .get("/webhooks/whatsapp/" + appKey)
        .then()
        .statusCode(200)
        .body(equalTo("42"));
  }

  @Test
  void aSecondClaimOfANumberLosesWhoeverMakesIt() {
    putApp("secret").statusCode(200);
    connect(tenant, digits).statusCode(201);
    connect(new TenantId(Ids.next()), digits)
        .statusCode(409)
        .body("code", equalTo("CHANNEL_CLAIMED"));
    connect(tenant, digits).statusCode(409);
  }

  @Test
  void aNumberNeedsARegisteredApp() {
    connect(tenant, digits).statusCode(422).body("code", equalTo("CHANNEL_APP_UNKNOWN"));
  }

  @Test
  void onlyWhoeverRunsTheInstallationRegistersApps() {
    given()
        .header("Authorization", "Bearer " + TestTokens.token(tenant, Role.OWNER))
        .contentType("application/json")
        .body("{\"verifyToken\":\"v\",\"appSecrets\":[\"s\"]}")
        .put("/v1/admin/webhook-apps/" + appKey)
        .then()
        .statusCode(403);
  }

  @Test
  void aWrongRequestNamesTheMemberAndNoSecret() {
    given()
        .header("Authorization", "Bearer " + TestTokens.token(tenant, Role.OWNER))
        .contentType("application/json")
        .body(request("not digits"))
        .post("/v1/crm/channels")
        .then()
        .statusCode(400)
        .body(containsString("phoneNumberId"))
        .body(not(containsString("EAAG")));
  }

  private ValidatableResponse putApp(String secret) {
    return given()
        .header("Authorization", "Bearer " + TestTokens.platformAdmin())
        .contentType("application/json")
        .body("{\"verifyToken\":\"verify me\",\"appSecrets\":[\"%s\"]}".formatted(secret))
        .put("/v1/admin/webhook-apps/" + appKey)
        .then();
  }

  private ValidatableResponse connect(TenantId as, String phoneNumberId) {
    return given()
        .header("Authorization", "Bearer " + TestTokens.token(as, Role.OWNER))
        .contentType("application/json")
        .body(request(phoneNumberId))
        .post("/v1/crm/channels")
        .then();
  }

  private String request(String phoneNumberId) {
    return """
    {"kind":"WHATSAPP","appKey":"%s","phoneNumberId":"%s","displayPhoneNumber":"+54 11 5555-0100",
     "accessToken":"EAAG-token","reminderTemplate":"appointment_reminder",
     "offerTemplate":"time_free"}
    """
        .formatted(appKey, phoneNumberId);
  }
}
