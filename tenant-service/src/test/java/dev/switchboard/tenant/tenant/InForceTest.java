package dev.switchboard.tenant.tenant;

import static dev.switchboard.tenant.testing.Office.TENANTS;
import static dev.switchboard.tenant.testing.Office.admin;
import static dev.switchboard.tenant.testing.Office.as;
import static dev.switchboard.tenant.testing.Office.created;
import static dev.switchboard.tenant.testing.Office.fibraSur;
import static dev.switchboard.tenant.testing.Office.newTenant;
import static dev.switchboard.tenant.testing.Office.ownerOf;
import static dev.switchboard.tenant.testing.Office.withKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.switchboard.tenant.testing.OwnTokens;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * Through outbox, relay, Kafka and copy, which is the way to every service: this one checks its
 * callers by its copies too.
 */
@QuarkusTest
@WithSwitchboardStack(service = "tenant")
@QuarkusTestResource(OwnTokens.class)
class InForceTest {
  private static final Duration AT_MOST = Duration.ofSeconds(2);

  @Test
  void suspensionIsInForceWithinTwoSecondsOfItsAnswer() {
    String id = newTenant();
    String owner = ownerOf(id);
    TenantKnown.await(owner, id);

    admin().body(Map.of("reason", "unpaid")).post(TENANTS + "/" + id + "/suspend");
    assertThat(until(() -> as(owner).get(TENANTS + "/" + id).statusCode() == 403))
        .isLessThan(AT_MOST);
    as(owner).get(TENANTS + "/" + id).then().body("code", equalTo("TENANT_SUSPENDED"));

    admin().post(TENANTS + "/" + id + "/reactivate");
    assertThat(until(() -> as(owner).get(TENANTS + "/" + id).statusCode() == 200))
        .isLessThan(AT_MOST);
  }

  /** A key without the role is 403 FORBIDDEN, one that is not valid 401. */
  @Test
  void revokedKeyIsRefusedWithinTwoSecondsOfItsAnswer() {
    JsonPath made = created(fibraSur());
    String path = TENANTS + "/" + made.getString("tenant.tenantId");
    String key = made.getString("apiKey.key");
    assertThat(until(() -> withKey(key).get(path).statusCode() == 403)).isLessThan(AT_MOST);

    admin().delete(path + "/api-keys/" + made.getString("apiKey.apiKeyId")).then().statusCode(204);
    assertThat(until(() -> withKey(key).get(path).statusCode() == 401)).isLessThan(AT_MOST);
  }

  private static Duration until(BooleanSupplier inForce) {
    long start = System.nanoTime();
    Awaitility.await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(10))
        .atMost(Duration.ofSeconds(20))
        .until(inForce::getAsBoolean);
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
