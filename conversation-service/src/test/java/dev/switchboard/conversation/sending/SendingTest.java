package dev.switchboard.conversation.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.Topic;
import dev.switchboard.conversation.testing.Desk;
import dev.switchboard.conversation.testing.Desks;
import dev.switchboard.conversation.testing.LoopsOn;
import dev.switchboard.platform.work.Worker;
import dev.switchboard.simulators.server.Fault;
import dev.switchboard.simulators.server.FaultMode;
import dev.switchboard.simulators.whatsapp.BusinessNumber;
import dev.switchboard.simulators.whatsapp.DeliverySettings;
import dev.switchboard.simulators.whatsapp.SentMessage;
import dev.switchboard.simulators.whatsapp.WhatsAppSimulator;
import dev.switchboard.testkit.EventProbe;
import dev.switchboard.testkit.ProbedEvent;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a queued message (features.md C8, C9, X3), with every loop running. */
@QuarkusTest
@WithSwitchboardStack(service = "conversation")
@TestProfile(LoopsOn.class)
class SendingTest {
  private static final String ANA = "5491155550199";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Inject Desks desks;
  @Inject DispatchWorker dispatcher;
  @Inject Vertx vertx;

  @Inject
  @ReactiveDataSource("worker")
  Pool pool;

  private WhatsAppSimulator whatsApp;
  private Desk desk;

  @BeforeEach
  void openDesk() {
    whatsApp = WhatsAppSimulator.start(LoopsOn.whatsAppPort());
    whatsApp.settle(DeliverySettings.silent().withoutWindow());
    desk = desks.open(whatsApp);
  }

  @AfterEach
  void close() {
    whatsApp.close();
  }

  @Test
  void aTextIsPostedAsTheProviderWantsItAndIsSentWithItsId() {
    UUID message = desk.says(desk.conversationWith(ANA), "Hola").getFirst();
    awaitStatus(message, "SENT");
    SentMessage sent = whatsApp.sentMessages().getFirst();

    assertThat(whatsApp.sentMessages()).hasSize(1);
    assertThat(sent.body().toString())
        .isEqualTo(
            """
            {"messaging_product":"whatsapp","recipient_type":"individual","to":"%s",\
            "biz_opaque_callback_data":"%s","type":"text","text":{"preview_url":false,"body":"Hola"}}"""
                .formatted(ANA, message));
    assertThat(whatsApp.journal().received().getFirst().request().bearer())
        .contains("token-" + desk.provider().phoneNumberId());
    assertThat(Desk.message(message)).containsEntry("provider_message_id", sent.id());
  }

  @Test
  void theAnswerAndTheStatusesTogetherSayMessageSentOnce() {
    whatsApp.settle(DeliverySettings.usual().withoutWindow());
    try (EventProbe probe = EventProbe.onSharedStack().fromNow(Topic.MESSAGE_SENT)) {
      UUID message = desk.says(desk.conversationWith(ANA), "Hola").getFirst();
      awaitStatus(message, "READ");
      List<ProbedEvent> said =
          probe.settled(Duration.ofSeconds(2), event -> event.isOf(desk.provider().tenant()));
      assertThat(said).hasSize(1);
    }
  }

  @Test
  void aRetryableRefusalIsTriedAgain() {
    whatsApp.faults().arm(Fault.next(1, FaultMode.STATUS_429));
    UUID message = desk.says(desk.conversationWith(ANA), "Hola").getFirst();
    awaitStatus(message, "SENT");
    assertThat(whatsApp.sentMessages()).hasSize(1);
    assertThat(whatsApp.journal().total()).isEqualTo(2);
  }

  @Test
  void aFinalRefusalFailsWithItsCodeAndIsNotTriedAgain() {
    whatsApp.faults().arm(Fault.error(1, 131026));
    UUID message = desk.says(desk.conversationWith(ANA), "Hola").getFirst();
    awaitStatus(message, "FAILED");
    assertThat(Desk.message(message)).containsEntry("error_code", "131026");
    assertThat(whatsApp.journal().total()).isEqualTo(1);
  }

  @Test
  void aBareServerErrorIsUnconfirmedAndNotSentAgain() {
    whatsApp.faults().arm(Fault.next(1, FaultMode.STATUS_502));
    UUID message = desk.says(desk.conversationWith(ANA), "Hola").getFirst();
    awaitStatus(message, "UNCONFIRMED");
    await().during(Duration.ofSeconds(1)).until(() -> whatsApp.journal().total() == 1);
  }

  @Test
  void silenceAfterAcceptanceIsSettledByTheStatusThatCarriesOurId() {
    whatsApp.faults().arm(Fault.next(1, FaultMode.TIMEOUT_AFTER_ACCEPT));
    UUID message = desk.says(desk.conversationWith(ANA), "Hola").getFirst();
    awaitStatus(message, "UNCONFIRMED");
    whatsApp.tellsSent(whatsApp.sentMessages().getFirst());
    awaitStatus(message, "SENT");
    assertThat(whatsApp.sentMessages()).hasSize(1);
    assertThat(Desk.message(message))
        .containsEntry("provider_message_id", whatsApp.sentMessages().getFirst().id());
  }

  @Test
  void aConnectionThatBreaksLeavesTheMessageUnconfirmed() {
    whatsApp.faults().arm(Fault.next(1, FaultMode.RESET));
    UUID message = desk.says(desk.conversationWith(ANA), "Hola").getFirst();
    awaitStatus(message, "UNCONFIRMED");
    assertThat(whatsApp.sentMessages()).isEmpty();
  }

  @Test
  void aProviderThatIsNotThereIsTriedUntilItIs() {
    whatsApp.close();
    UUID message = desk.says(desk.conversationWith(ANA), "Hola").getFirst();
    await()
        .atMost(PATIENCE)
        .until(() -> Database.count("SELECT tries FROM outgoing WHERE id = ?", message) > 0);
    assertThat(Desk.status(message)).isEqualTo("SENDING");
    try (WhatsAppSimulator back = WhatsAppSimulator.start(LoopsOn.whatsAppPort())) {
      back.settle(DeliverySettings.silent().withoutWindow());
      back.register(
          new BusinessNumber(
              desk.provider().phoneNumberId(),
              "15550100001",
              "1",
              "token-" + desk.provider().phoneNumberId(),
              "secret",
              Optional.empty()));
      awaitStatus(message, "SENT");
      assertThat(back.sentMessages()).hasSize(1);
    }
  }

  @Test
  void aCallThatDiedWithItsProcessIsNotMadeAgain() {
    UUID conversation = desk.conversationWith(ANA);
    whatsApp.faults().arm(Fault.next(1, FaultMode.DELAY).lasting(Duration.ofMillis(800)));
    List<UUID> messages = desk.says(conversation, "first", "second");
    Database.run(
        """
        UPDATE outgoing SET call_began_at = now(), lease_epoch = 7,
          lease_expires_at = now() - interval '1 second' WHERE id = ?
        """,
        messages.getLast());
    awaitStatus(messages.getLast(), "UNCONFIRMED");
    assertThat(texts()).containsExactly("first");
  }

  @Test
  void whoTakesTheConversationOverSilencesWhatWasQueuedBefore() {
    UUID conversation = desk.conversationWith(ANA);
    whatsApp.faults().arm(Fault.next(1, FaultMode.DELAY).lasting(Duration.ofMillis(800)));
    List<UUID> messages = desk.says(conversation, "first", "second");
    await().atMost(PATIENCE).until(() -> whatsApp.journal().total() == 1);
    Database.run(
        """
        UPDATE conversation SET owner_kind = 'QUEUE', owner_epoch = owner_epoch + 1 WHERE id = ?
        """,
        conversation);
    UUID safety = desk.says(conversation, Lane.SYSTEM, new OutgoingContent.Text("third"));
    awaitStatus(safety, "SENT");
    assertThat(Desk.status(messages.getLast())).isEqualTo("DISCARDED");
    assertThat(texts()).containsExactly("first", "third");
  }

  @Test
  void outsideTheWindowOnlyATemplateGoesOut() {
    UUID conversation =
        desk.conversationWith(ANA, Instant.now().minus(Duration.ofHours(24)).minusSeconds(1));
    UUID text = desk.says(conversation, "Hola").getFirst();
    UUID template =
        desk.says(
            conversation,
            Lane.ASSISTANT,
            new OutgoingContent.Template("turno", "es_AR", List.of("Ana", "10:00")));
    awaitStatus(template, "SENT");
    assertThat(Desk.message(text))
        .containsEntry("status", "FAILED")
        .containsEntry("error_code", "WINDOW_CLOSED");
    assertThat(whatsApp.sentMessages().getFirst().body().path("template").toString())
        .isEqualTo(
            """
            {"name":"turno","language":{"code":"es_AR"},"components":[{"type":"body","parameters":[\
            {"type":"text","text":"Ana"},{"type":"text","text":"10:00"}]}]}""");
  }

  @Test
  void twoWorkersSendEachMessageOnceAndEachConversationInOrder() {
    whatsApp.faults().arm(Fault.next(10, FaultMode.DELAY).lasting(Duration.ofMillis(300)));
    Worker second = new Worker(dispatcher, pool, vertx, Ids.next());
    second.start();
    List<UUID> last =
        IntStream.range(0, 12)
            .mapToObj(i -> desk.conversationWith("54911555602" + (10 + i)))
            .map(conversation -> desk.says(conversation, "1", "2", "3").getLast())
            .toList();
    last.forEach(message -> awaitStatus(message, "SENT"));
    second.close();
    assertThat(whatsApp.sentMessages()).hasSize(36);
    IntStream.range(0, 12)
        .forEach(
            i ->
                assertThat(whatsApp.sentTo("54911555602" + (10 + i)))
                    .extracting(sent -> sent.body().at("/text/body").asText())
                    .containsExactly("1", "2", "3"));
  }

  private List<String> texts() {
    return whatsApp.sentMessages().stream()
        .map(sent -> sent.body().at("/text/body").asText())
        .toList();
  }

  private static void awaitStatus(UUID message, String status) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(() -> assertThat(Desk.status(message)).isEqualTo(status));
  }
}
