package dev.switchboard.billing;

import dev.switchboard.billing.testing.LoopsOff;
import dev.switchboard.testkit.CatalogueRules;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSwitchboardStack(service = "billing")
@TestProfile(LoopsOff.class)
class CatalogueTest {
  private static final Map<String, String> WITHOUT_TENANT =
      Map.of("plan_version", "one price list for all tenants");

  @Test
  void everyTableLivesUnderTheRules() {
    CatalogueRules.verify(Database.current(), WITHOUT_TENANT);
  }
}
