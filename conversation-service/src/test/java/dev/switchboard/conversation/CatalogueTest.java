package dev.switchboard.conversation;

import dev.switchboard.conversation.testing.LoopsOff;
import dev.switchboard.testkit.CatalogueRules;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.ServiceDatabase;
import dev.switchboard.testkit.stack.SharedStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSwitchboardStack(service = "conversation")
@TestProfile(LoopsOff.class)
class CatalogueTest {
  private static final Map<String, String> WITHOUT_TENANT =
      Map.of("webhook_app", "one app at WhatsApp serves numbers of many tenants");

  @Test
  void everyTableLivesUnderTheRules() {
    CatalogueRules.verify(
        new ServiceDatabase(
            SharedStack.get().postgres(), "conversation", ServiceDatabase.Passwords.simple()),
        WITHOUT_TENANT);
  }
}
