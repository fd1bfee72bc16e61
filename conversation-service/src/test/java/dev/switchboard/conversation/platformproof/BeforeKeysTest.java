package dev.switchboard.conversation.platformproof;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.switchboard.conversation.testing.LoopsOff;
import dev.switchboard.platform.problem.Problem;
import dev.switchboard.platform.security.Role;
import dev.switchboard.testkit.TestTokens;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/**
 * A service that has never reached tenant-service: tokens cannot be checked, API keys can. By its
 * name it comes before {@link HostileTokenTest}, whose service it shares: what was read once is not
 * forgotten.
 */
@QuarkusTest
@TestProfile(LoopsOff.class)
@WithSwitchboardStack(service = "conversation")
@WithTestResource(JwksServer.class)
class BeforeKeysTest {
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
}
