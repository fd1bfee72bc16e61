package dev.switchboard.integration.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.switchboard.integration.testing.Business;
import dev.switchboard.integration.testing.WithProviders;
import dev.switchboard.platform.secret.SecretPurpose;
import dev.switchboard.platform.secret.SecretScope;
import dev.switchboard.platform.secret.Secrets;
import dev.switchboard.platform.security.Role;
import dev.switchboard.simulators.google.GoogleCalendarSimulator;
import dev.switchboard.simulators.ispcube.IspcubeSimulator;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Connections and their secrets (features.md I1). */
@QuarkusTest
@WithSwitchboardStack(service = "integration")
@TestProfile(WithProviders.class)
class ConnectionTest {
  @Inject Secrets secrets;

  private final Business business = Business.opened();

  @Test
  void credentialsAreSealedAndNeverShown() {
    try (IspcubeSimulator ispcube = IspcubeSimulator.start(0);
        GoogleCalendarSimulator google = GoogleCalendarSimulator.start(0)) {
      business
          .connect(ispcube)
          .statusCode(200)
          .body("kind", equalTo("ISPCUBE"))
          .body("status", equalTo("UNTRIED"))
          .body("settings.clientId", equalTo("77"));
      business.connect(google).statusCode(200);

      String shown =
          business.connections().statusCode(200).body("", hasSize(2)).extract().asString();
      assertThat(shown)
          .contains(ispcube.baseUrl(), business.calendarId())
          .doesNotContain("demo-password", "demo-api-key", "PRIVATE KEY", "credentials");
    }
    String stored =
        Database.list(
                "SELECT c::text FROM connection c WHERE tenant_id = ?", business.tenant().value())
            .toString();
    assertThat(stored).doesNotContain("demo-password", "demo-api-key", "PRIVATE KEY");
    String sealed =
        String.valueOf(
            Database.list(
                    "SELECT credentials FROM connection WHERE kind = 'ISPCUBE' AND tenant_id = ?",
                    business.tenant().value())
                .getFirst());
    assertThat(
            secrets.open(
                SecretScope.of(business.tenant()),
                new SecretPurpose("ispcube.credentials"),
                sealed))
        .contains("demo-password", "demo-api-key");
  }

  @Test
  void whatWasLearnedWithOldCredentialsIsForgottenWithThem() {
    try (IspcubeSimulator ispcube = IspcubeSimulator.start(0)) {
      business.connect(ispcube);
      business.asksForAccount("phone", "5491155500001").body("result", equalTo("FOUND"));
      assertThat(business.health("ISPCUBE")).isEqualTo("HEALTHY");

      business.connectIspcube(ispcube.baseUrl(), "another").body("status", equalTo("UNTRIED"));
      business.asksForAccount("phone", "5491155500001").body("result", equalTo("UNAVAILABLE"));
      business
          .connections()
          .body("[0].status", equalTo("BROKEN"))
          .body("[0].lastError", equalTo("LOGIN: STATUS_401: Credenciales incorrectas"));
    }
  }

  @Test
  void onlyOwnerAndAdminConnect() {
    for (String role : new String[] {Role.AGENT, Role.VIEWER, Role.TECHNICIAN}) {
      business
          .as(role)
          .contentType("application/json")
          .body(Map.of("baseUrl", "http://localhost/api"))
          .put("/v1/crm/integrations/ispcube")
          .then()
          .statusCode(403);
      business.as(role).get("/v1/crm/integrations").then().statusCode(403);
    }
    business.asOwner().get("/internal/isp/accounts?phone=5491155500001").then().statusCode(403);
  }

  @Test
  void anotherTenantSeesNothingOfIt() {
    try (IspcubeSimulator ispcube = IspcubeSimulator.start(0)) {
      business.connect(ispcube);
      Business other = Business.opened();
      other.connections().statusCode(200).body("", hasSize(0));
      other.asksForAccount("phone", "5491155500001").body("result", equalTo("NOT_CONNECTED"));
    }
  }

  @Test
  void aWrongRequestNamesTheMemberAndNoSecret() {
    String answer =
        business
            .connectCalendar(
                "http://localhost/calendar/v3",
                """
                {"client_email":"a@example.com","private_key":"not a key","private_key_id":"1"}
                """)
            .statusCode(422)
            .body("code", equalTo("PRIVATE_KEY_UNREADABLE"))
            .body("violations[0].field", equalTo("serviceAccount.private_key"))
            .extract()
            .asString();
    assertThat(answer).doesNotContain("not a key");
    business.connectIspcube("ftp://isp.example", "p").statusCode(422);
  }
}
