package dev.switchboard.tenant.tenant;

import static dev.switchboard.tenant.testing.Office.TENANTS;
import static dev.switchboard.tenant.testing.Office.as;

import java.time.Duration;

/** Waits for the copies, which learn of a tenant by its event. */
final class TenantKnown {
  private TenantKnown() {}

  static void await(String owner, String tenantId) {
    awaitStatus(owner, tenantId, 200);
  }

  static void awaitStatus(String owner, String tenantId, int status) {
    org.awaitility.Awaitility.await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .atMost(Duration.ofSeconds(10))
        .until(() -> as(owner).get(TENANTS + "/" + tenantId).statusCode() == status);
  }
}
