package dev.switchboard.conversation;

import dev.switchboard.conversation.testing.LoopsOff;
import dev.switchboard.testkit.CatalogueRules;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSwitchboardStack(service = "conversation")
@TestProfile(LoopsOff.class)
class CatalogueTest {
  private static final Map<String, String> WITHOUT_TENANT =
      Map.of(
          "webhook_app", "one app at WhatsApp serves numbers of many tenants",
          "proof_step", "in tests only");

  @Test
  void everyTableLivesUnderTheRules() {
    CatalogueRules.verify(Database.current(), WITHOUT_TENANT);
  }
}
