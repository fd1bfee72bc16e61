package dev.switchboard.integration;

import dev.switchboard.integration.testing.WithProviders;
import dev.switchboard.testkit.CatalogueRules;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSwitchboardStack(service = "integration")
@TestProfile(WithProviders.class)
class CatalogueTest {
  @Test
  void everyTableLivesUnderTheRules() {
    CatalogueRules.verify(Database.current(), Map.of());
  }
}
