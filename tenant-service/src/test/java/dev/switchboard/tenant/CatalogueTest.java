package dev.switchboard.tenant;

import dev.switchboard.tenant.testing.OwnTokens;
import dev.switchboard.testkit.CatalogueRules;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSwitchboardStack(service = "tenant")
@QuarkusTestResource(OwnTokens.class)
class CatalogueTest {
  private static final Map<String, String> WITHOUT_TENANT =
      Map.of(
          "tenant", "a row is a tenant, created and listed before any is named",
          "user_account", "a person may work for several tenants",
          "signing_key", "the platform's own keys");

  @Test
  void everyTableLivesUnderTheRules() {
    CatalogueRules.verify(Database.current(), WITHOUT_TENANT);
  }
}
