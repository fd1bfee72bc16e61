package dev.switchboard.conversation.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.Topic;
import dev.switchboard.conversation.testing.Provider;
import dev.switchboard.platform.secret.Secrets;
import dev.switchboard.testkit.EventProbe;
import dev.switchboard.testkit.ProbedEvent;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * With every loop running: what a provider posts becomes a stored message and an event about it.
 */
@QuarkusTest
@WithSwitchboardStack(service = "conversation")
class WebhookToMessageTest {
  @Inject Secrets secrets;

  @Test
  void aSignedDeliveryBecomesAMessageAndItsEvent() {
    Provider provider = Provider.connected(secrets);
    try (EventProbe probe = EventProbe.onSharedStack().fromNow(Topic.MESSAGE_RECEIVED)) {
      byte[] body = provider.text("wamid.first", "5491155550199", "Hola, no tengo internet");
      provider.post(body).then().statusCode(200);
      provider.post(body).then().statusCode(200);
      ProbedEvent event =
          probe.await(
              "message-received",
              said ->
                  said.id().equals(Ids.derived(provider.channelId(), "wamid.first").toString()));
      assertThat(event.isOf(provider.tenant())).isTrue();
      Map<String, String> message =
          Database.row("SELECT * FROM message WHERE channel_id = ?", provider.channelId());
      assertThat(message)
          .containsEntry("text", "Hola, no tengo internet")
          .containsEntry("role", "USER")
          .containsEntry("sequence", "1");
    }
  }
}
