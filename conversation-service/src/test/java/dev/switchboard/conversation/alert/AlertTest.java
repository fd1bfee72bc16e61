package dev.switchboard.conversation.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.Topic;
import dev.switchboard.contracts.conversation.OwnerAlerted;
import dev.switchboard.conversation.testing.Desk;
import dev.switchboard.conversation.testing.Desks;
import dev.switchboard.conversation.testing.LoopsOn;
import dev.switchboard.conversation.testing.News;
import dev.switchboard.platform.copy.Tenants;
import dev.switchboard.platform.event.OutboxWriter;
import dev.switchboard.platform.security.Role;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.simulators.server.Fault;
import dev.switchboard.simulators.server.FaultMode;
import dev.switchboard.simulators.whatsapp.DeliverySettings;
import dev.switchboard.simulators.whatsapp.WhatsAppSimulator;
import dev.switchboard.testkit.EventProbe;
import dev.switchboard.testkit.ProbedEvent;
import dev.switchboard.testkit.TestTokens;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of an alert to the owner (features.md C34), with every loop running. */
@QuarkusTest
@WithSwitchboardStack(service = "conversation")
@TestProfile(LoopsOn.class)
class AlertTest {
  private static final String ANA = "5491155550499";
  private static final String OWNER = "5491155550001";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Inject Desks desks;
  @Inject TenantTransactions transactions;
  @Inject OutboxWriter outbox;
  @Inject Tenants tenants;
  @Inject AlertService alerts;

  private WhatsAppSimulator whatsApp;
  private Desk desk;

  @BeforeEach
  void openDesk() {
    whatsApp = WhatsAppSimulator.start(LoopsOn.whatsAppPort());
    whatsApp.settle(DeliverySettings.silent());
    desk = desks.open(whatsApp);
    Database.run(
        "UPDATE channel SET settings = '{\"ownerAlertTemplate\": \"owner_alert\"}' WHERE id = ?",
        desk.provider().channelId());
  }

  @AfterEach
  void close() {
    whatsApp.close();
  }

  @Test
  void theOwnerGetsTheTemplateAndItIsSaidOnce() {
    ownerIs("+" + OWNER);
    try (EventProbe probe = EventProbe.onSharedStack().fromNow(Topic.OWNER_ALERTED)) {
      UUID conversation = desk.conversationWith(ANA);
      assertThat(alert(conversation, "Emergencia", "Ana:\n huele  a gas", "")).isTrue();
      awaitResult("SENT");

      List<ProbedEvent> said = probe.settled(Duration.ofSeconds(1), event -> event.isOf(tenant()));
      assertThat(said).hasSize(1);
      assertThat(said.getFirst().value().path("result").asText()).isEqualTo("SENT");
      assertThat(said.getFirst().value().path("cause").asText()).isEqualTo("EMERGENCY");
    }
    assertThat(whatsApp.sentMessages()).hasSize(1);
    String alertId = whatsApp.sentMessages().getFirst().callbackData();
    assertThat(whatsApp.sentMessages().getFirst().body().toString())
        .isEqualTo(
            """
            {"messaging_product":"whatsapp","recipient_type":"individual","to":"%s",\
            "biz_opaque_callback_data":"%s","type":"template","template":{"name":"owner_alert",\
            "language":{"code":"es_AR"},"components":[{"type":"body","parameters":[\
            {"type":"text","text":"Emergencia"},{"type":"text","text":"Ana: huele a gas"},\
            {"type":"text","text":"-"}]}]}}"""
                .formatted(OWNER, alertId));
    listed().body("items", hasSize(1)).body("items[0].alertId", equalTo(alertId));
  }

  @Test
  void sixtyFourWhoAlertAtOnceAlertOnce() {
    ownerIs("+" + OWNER);
    UUID conversation = desk.conversationWith(ANA);
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Boolean>> raised =
          IntStream.range(0, 64)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> alert(conversation, "x"), callers))
              .toList();
      assertThat(raised.stream().map(CompletableFuture::join)).containsOnlyOnce(true).hasSize(64);
    }
    awaitResult("SENT");
    assertThat(whatsApp.sentMessages()).hasSize(1);
  }

  @Test
  void anotherCauseConversationOrHourIsAnotherAlert() {
    UUID conversation = desk.conversationWith(ANA);
    assertThat(alert(conversation, "x")).isTrue();
    assertThat(raise(OwnerAlerted.Cause.CANCELLATION, conversation, "x")).isTrue();
    assertThat(alert(desk.conversationWith("5491155550498"), "x")).isTrue();
    assertThat(alert(conversation, "x")).isFalse();
    Database.run(
        "UPDATE owner_alert SET raised_at = raised_at - interval '90 seconds' WHERE tenant_id = ?",
        tenant().value());
    assertThat(alert(conversation, "x")).isTrue();
  }

  @Test
  void aCallThatDiedWithItsProcessIsUnconfirmedAndNotMadeAgain() {
    ownerIs("+" + OWNER);
    UUID conversation = desk.conversationWith(ANA);
    try (EventProbe probe = EventProbe.onSharedStack().fromNow(Topic.OWNER_ALERTED)) {
      Database.run(
          """
          INSERT INTO owner_alert (id, tenant_id, conversation_id, cause, parameters, raised_at,
                                   result, call_began_at, lease_epoch, lease_expires_at)
          VALUES (?, ?, ?, 'EMERGENCY', ARRAY['x'], now(), 'SENDING', now(), 7,
                  now() - interval '1 second')
          """,
          Ids.next(),
          tenant().value(),
          conversation);
      awaitResult("UNCONFIRMED");
      assertThat(probe.settled(Duration.ofSeconds(1), event -> event.isOf(tenant())))
          .singleElement()
          .satisfies(
              said -> assertThat(said.value().path("result").asText()).isEqualTo("UNCONFIRMED"));
    }
    assertThat(whatsApp.journal().total()).isZero();
  }

  @Test
  void silenceAfterTheCallIsUnconfirmedAndTheCallNotRepeated() {
    ownerIs("+" + OWNER);
    whatsApp.faults().arm(Fault.next(1, FaultMode.TIMEOUT_AFTER_ACCEPT));
    assertThat(alert(desk.conversationWith(ANA), "x")).isTrue();
    awaitResult("UNCONFIRMED");
    await().during(Duration.ofSeconds(1)).until(() -> whatsApp.journal().total() == 1);
  }

  @Test
  void aRefusalThatPassesIsTriedAgain() {
    ownerIs("+" + OWNER);
    whatsApp.faults().arm(Fault.next(1, FaultMode.STATUS_429));
    assertThat(alert(desk.conversationWith(ANA), "x")).isTrue();
    awaitResult("SENT");
    assertThat(whatsApp.sentMessages()).hasSize(1);
  }

  @Test
  void anOwnerWhoWantsNoMessagesIsAlerted() {
    ownerIs("+" + OWNER);
    Database.run(
        """
        INSERT INTO consent (tenant_id, id, channel, address, opted_out, proof_message_id, changed_at)
        VALUES (?, ?, 'WHATSAPP', ?, true, ?, now())
        """,
        tenant().value(),
        Ids.next(),
        "+" + OWNER,
        Ids.next());
    assertThat(alert(desk.conversationWith(ANA), "x")).isTrue();
    awaitResult("SENT");
  }

  @Test
  void withoutAPhoneItFailsAndThatIsSaid() {
    ownerIs(null);
    try (EventProbe probe = EventProbe.onSharedStack().fromNow(Topic.OWNER_ALERTED)) {
      assertThat(alert(desk.conversationWith(ANA), "x")).isTrue();
      awaitResult("FAILED");
      assertThat(probe.await("the failure", event -> event.isOf(tenant())).value().path("result"))
          .hasToString("\"FAILED\"");
    }
    listed().body("items[0].errorCode", equalTo("NO_OWNER_PHONE"));
  }

  @Test
  void withoutATemplateItFails() {
    ownerIs("+" + OWNER);
    Database.run("UPDATE channel SET settings = '{}' WHERE id = ?", desk.provider().channelId());
    assertThat(alert(desk.conversationWith(ANA), "x")).isTrue();
    awaitResult("FAILED");
    listed().body("items[0].errorCode", equalTo("NO_CHANNEL"));
  }

  @Test
  void anotherTenantSeesNoneOfIt() {
    assertThat(alert(desk.conversationWith(ANA), "x")).isTrue();
    RestAssured.given()
        .header("Authorization", "Bearer " + TestTokens.token(new TenantId(Ids.next()), Role.OWNER))
        .get("/v1/crm/owner-alerts")
        .then()
        .statusCode(200)
        .body("items", hasSize(0));
  }

  private TenantId tenant() {
    return desk.provider().tenant();
  }

  private boolean alert(UUID conversation, String... parameters) {
    return raise(OwnerAlerted.Cause.EMERGENCY, conversation, parameters);
  }

  private boolean raise(OwnerAlerted.Cause cause, UUID conversation, String... parameters) {
    return transactions
        .onConnection(
            tenant(),
            connection ->
                alerts.alert(connection, tenant(), cause, conversation, List.of(parameters), null))
        .await()
        .atMost(PATIENCE);
  }

  private void ownerIs(@Nullable String phone) {
    new News(outbox, transactions).tell(tenant(), News.inBuenosAires(tenant(), phone));
    await().atMost(PATIENCE).until(() -> tenants.snapshot(tenant()).isPresent());
  }

  private ValidatableResponse listed() {
    return RestAssured.given()
        .header("Authorization", "Bearer " + TestTokens.token(tenant(), Role.AGENT))
        .get("/v1/crm/owner-alerts")
        .then()
        .statusCode(200);
  }

  private void awaitResult(String result) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        Database.row(
                            """
                            SELECT result, done_at IS NOT NULL AS done FROM owner_alert
                            WHERE tenant_id = ?
                            """,
                            tenant().value()))
                    .isEqualTo(Map.of("result", result, "done", "t")));
  }
}
