package dev.switchboard.conversation.platformproof;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.switchboard.platform.problem.Problem;
import dev.switchboard.platform.security.Role;
import dev.switchboard.testkit.TestTokens;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service that has never reached tenant-service: tokens cannot be checked, API keys can. */
@QuarkusTest
@TestProfile(PlatformProof.class)
@WithSwitchboardStack(service = "conversation")
@QuarkusTestResource(value = KeysAwayTest.NoTenantService.class, restrictToAnnotatedClass = true)
class KeysAwayTest {
  @Inject ProofDirectories directories;

  @Test
  void tokenThatCannotBeCheckedIsNotCalledWrong() {
    given()
        .auth()
        .oauth2(TestTokens.token(directories.activeTenant(), Role.OWNER))
        .get("/proof/whoami")
        .then()
        .statusCode(503)
        .contentType(Problem.MEDIA_TYPE)
        .body("code", equalTo("UNAVAILABLE"));
  }

  @Test
  void apiKeysAndPublicAddressesWorkOn() {
    given()
        .header("X-API-Key", directories.keyOf(directories.activeTenant()).reveal())
        .get("/proof/whoami")
        .then()
        .statusCode(200);
    given().get("/proof/public").then().statusCode(200);
  }

  /** Nobody listens on port 1. */
  public static class NoTenantService implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
      return Map.of(
          "mp.jwt.verify.publickey",
          "NONE",
          "switchboard.tenant-service.url",
          "http://localhost:1");
    }

    @Override
    public void stop() {}

    /** After the stack, whose tokens are checked with a key from the configuration. */
    @Override
    public int order() {
      return 100;
    }
  }
}
