package dev.switchboard.conversation.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.conversation.testing.Desk;
import dev.switchboard.conversation.testing.Desks;
import dev.switchboard.conversation.testing.EveryTenantActs;
import dev.switchboard.conversation.testing.LoopsOn;
import dev.switchboard.simulators.whatsapp.WhatsAppSimulator;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A customer writes, and what he gets for it, through every loop of the service. */
@QuarkusTest
@WithSwitchboardStack(service = "conversation")
@TestProfile(LoopsOn.class)
class FirstAnswerTest {
  private static final String ANA = "5491155550299";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Inject Desks desks;
  @Inject EveryTenantActs tenants;

  private WhatsAppSimulator whatsApp;
  private Desk desk;

  @BeforeEach
  void openDesk() {
    whatsApp = WhatsAppSimulator.start(LoopsOn.whatsAppPort());
    desk = desks.open(whatsApp);
  }

  @AfterEach
  void close() {
    whatsApp.close();
  }

  @Test
  void theFirstMessageIsGreetedOnceAndThenTheCustomerIsAwaited() {
    writes("Hola");
    await().atMost(PATIENCE).until(() -> statuses().equals(List.of("READ")));
    assertThat(texts())
        .singleElement()
        .asString()
        .startsWith("¡Hola! Soy el asistente virtual de Norte Internet.");
    assertThat(conversation()).containsExactly("AWAITING_CUSTOMER");

    writes("Hola de nuevo");
    await().atMost(PATIENCE).until(() -> texts().size() == 2);
    assertThat(texts().getLast()).doesNotContain("Norte Internet");
    awaitTurns(2);
    assertThat(conversation()).containsExactly("AWAITING_CUSTOMER");
  }

  @Test
  void afterAStopNothingGoesOutButItsConfirmationUntilAStart() {
    writes("hola");
    await().atMost(PATIENCE).until(() -> texts().size() == 1);
    writes("Stop, please!");
    await().atMost(PATIENCE).until(() -> texts().size() == 2);
    assertThat(texts().getLast()).startsWith("Listo, no te vamos a escribir más");

    var late = desk.says(conversationId(), "Una cosa más").getFirst();
    await().atMost(PATIENCE).until(() -> Desk.status(late).equals("SUPPRESSED"));
    writes("STOP");
    awaitTurns(3);
    assertThat(texts()).hasSize(2);

    writes("ALTA");
    await().atMost(PATIENCE).until(() -> texts().size() == 3);
    assertThat(texts().getLast()).startsWith("Listo, volvemos a escribirte");
    assertThat(
            Database.list(
                "SELECT opted_out FROM consent WHERE tenant_id = ?",
                desk.provider().tenant().value()))
        .containsExactly("f");
  }

  @Test
  void aSuspendedTenantSaysNothing() {
    tenants.suspend(desk.provider().tenant());
    writes("hola");
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                ofTenant("SELECT reason FROM inbound_set_aside WHERE tenant_id = ?")
                    .equals(List.of("TENANT_SUSPENDED")));
    assertThat(whatsApp.sentMessages()).isEmpty();
    assertThat(ofTenant("SELECT id FROM message WHERE tenant_id = ?")).isEmpty();
  }

  private void writes(String text) {
    var unused = whatsApp.customerWrites(desk.provider().phoneNumberId(), ANA, "Ana", text);
  }

  private void awaitTurns(int done) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                Database.count(
                        "SELECT count(*) FROM assistant_turn WHERE tenant_id = ? AND done_at > now() - interval '1 hour'",
                        desk.provider().tenant().value())
                    == done);
  }

  private List<String> texts() {
    return whatsApp.sentTo(ANA).stream()
        .map(sent -> sent.body().at("/text/body").asText())
        .toList();
  }

  private List<String> statuses() {
    return ofTenant("SELECT status FROM message WHERE status IS NOT NULL AND tenant_id = ?");
  }

  private List<String> conversation() {
    return ofTenant("SELECT status FROM conversation WHERE tenant_id = ?");
  }

  private UUID conversationId() {
    return UUID.fromString(ofTenant("SELECT id FROM conversation WHERE tenant_id = ?").getFirst());
  }

  private List<String> ofTenant(String sql) {
    return Database.list(sql, desk.provider().tenant().value()).stream()
        .map(String::valueOf)
        .toList();
  }
}
