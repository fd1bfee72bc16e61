package dev.switchboard.conversation.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.Topic;
import dev.switchboard.conversation.testing.LoopsOn;
import dev.switchboard.conversation.testing.Provider;
import dev.switchboard.platform.secret.Secrets;
import dev.switchboard.testkit.EventProbe;
import dev.switchboard.testkit.ProbedEvent;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * With every loop running: what a provider posts becomes a stored message and an event about it.
 */
@QuarkusTest
@WithSwitchboardStack(service = "conversation")
@TestProfile(LoopsOn.class)
class WebhookToMessageTest {
  @Inject Secrets secrets;

  private Provider provider;

  @BeforeEach
  void connect() {
    provider = Provider.connected(secrets);
  }

  /** What the assistant makes of it must not happen in another test. */
  @AfterEach
  void awaitTheTurnsEnd() {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> open("assistant_turn") == 0 && open("outgoing") == 0);
    assertThat(count("assistant_turn", "true")).isEqualTo(1);
  }

  @Test
  void aSignedDeliveryBecomesAMessageAndItsEvent() {
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
          Database.row(
              "SELECT * FROM message WHERE channel_id = ? AND role = 'USER'", provider.channelId());
      assertThat(message)
          .containsEntry("text", "Hola, no tengo internet")
          .containsEntry("sequence", "1");
    }
  }

  private long open(String table) {
    return count(table, "done_at IS NULL");
  }

  private long count(String table, String which) {
    return Database.count(
        "SELECT count(*) FROM %s WHERE tenant_id = ? AND %s".formatted(table, which),
        provider.tenant().value());
  }
}
