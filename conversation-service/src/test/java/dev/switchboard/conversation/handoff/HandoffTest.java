package dev.switchboard.conversation.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.Topic;
import dev.switchboard.contracts.conversation.HandoffRequested;
import dev.switchboard.conversation.testing.Desk;
import dev.switchboard.conversation.testing.Desks;
import dev.switchboard.conversation.testing.LoopsOn;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who answers in a conversation, and who is silent (features.md C25, X3). */
@QuarkusTest
@WithSwitchboardStack(service = "conversation")
@TestProfile(LoopsOn.class)
class HandoffTest {
  private static final String ANA = "5491155550599";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Inject Desks desks;
  @Inject TenantTransactions transactions;
  @Inject HandoffService handoffs;

  private final UUID marta = Ids.next();
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
  void whatTheBotHadQueuedBeforeIsSilencedAndWhatItSaysWhileHandingOverIsSent() {
    UUID conversation = desk.conversationWith(ANA);
    whatsApp.faults().arm(Fault.next(1, FaultMode.DELAY).lasting(Duration.ofMillis(800)));
    List<UUID> before = desk.says(conversation, "first", "second");
    await().atMost(PATIENCE).until(() -> whatsApp.journal().total() == 1);
    request(conversation);
    UUID goodbye = desk.says(conversation, "a person will answer you").getFirst();
    await().atMost(PATIENCE).until(() -> Desk.status(goodbye).equals("SENT"));
    assertThat(Desk.message(before.getLast()))
        .containsEntry("status", "DISCARDED")
        .containsEntry("error_reason", "ANOTHER_OWNER");
    assertThat(floor(conversation))
        .isEqualTo(Map.of("status", "ESCALATED", "owner_kind", "QUEUE", "owner_epoch", "1"));
  }

  @Test
  void askedForBySeveralAtOnceItIsOneHandoffAndSaidOnce() {
    UUID conversation = desk.conversationWith(ANA);
    try (EventProbe probe =
        EventProbe.onSharedStack()
            .fromNow(Topic.HANDOFF_REQUESTED, Topic.CONVERSATION_STATUS_CHANGED)) {
      CompletableFuture.allOf(
              Stream.generate(() -> CompletableFuture.runAsync(() -> request(conversation)))
                  .limit(8)
                  .toArray(CompletableFuture[]::new))
          .join();
      assertThat(
              probe.settled(Duration.ofSeconds(1), event -> event.isOf(desk.provider().tenant())))
          .extracting(ProbedEvent::topic)
          .containsExactlyInAnyOrder("handoff-requested", "conversation-status-changed");
    }
    assertThat(floor(conversation)).containsEntry("owner_epoch", "1");
    open(desk.provider().tenant())
        .body("items", hasSize(1))
        .body("items[0].reason", equalTo("REQUESTED"));
  }

  @Test
  void aNewConversationGoesOverTheBotAndEachMoveIsSaid() {
    UUID conversation = desk.conversationWith(ANA);
    Database.run("UPDATE conversation SET status = 'NEW' WHERE id = ?", conversation);
    try (EventProbe probe = EventProbe.onSharedStack().fromNow(Topic.CONVERSATION_STATUS_CHANGED)) {
      request(conversation);
      assertThat(
              probe.settled(Duration.ofSeconds(1), event -> event.isOf(desk.provider().tenant())))
          .extracting(
              event -> event.value().path("status").asText(),
              event -> event.value().path("version").asLong())
          .containsExactly(tuple("BOT_ACTIVE", 2L), tuple("ESCALATED", 3L));
    }
  }

  @Test
  void aConversationThatIsWithAPersonStaysThere() {
    UUID conversation = desk.conversationWith(ANA);
    moves(conversation, "take-over", marta).statusCode(200);
    request(conversation);
    assertThat(floor(conversation))
        .isEqualTo(Map.of("status", "AGENT_ACTIVE", "owner_kind", "AGENT", "owner_epoch", "1"));
    open(desk.provider().tenant()).body("items", hasSize(0));
  }

  @Test
  void anAgentTakesOverAndGivesBackAndTheBotMaySpeakAgain() {
    UUID conversation = desk.conversationWith(ANA);
    request(conversation);
    moves(conversation, "take-over", marta)
        .statusCode(200)
        .body("status", equalTo("AGENT_ACTIVE"))
        .body("owner", equalTo("AGENT"))
        .body("ownerId", equalTo(marta.toString()));
    open(desk.provider().tenant())
        .body("items.assignedAgent", contains(marta.toString()))
        .body("items[0].acceptedAt", notNullValue());
    moves(conversation, "take-over", marta).statusCode(200);

    moves(conversation, "give-back", marta)
        .statusCode(200)
        .body("status", equalTo("BOT_ACTIVE"))
        .body("owner", equalTo("BOT"));
    open(desk.provider().tenant()).body("items", hasSize(0));
    assertThat(floor(conversation)).containsEntry("owner_epoch", "3");
    UUID again = desk.says(conversation, "Hola").getFirst();
    await().atMost(PATIENCE).until(() -> Desk.status(again).equals("SENT"));
  }

  @Test
  void afterAHandoffIsResolvedTheNextIsAnother() {
    UUID conversation = desk.conversationWith(ANA);
    request(conversation);
    moves(conversation, "give-back", marta).statusCode(200);
    request(conversation);
    assertThat(
            Database.list(
                """
                SELECT resolved_at IS NULL FROM handoff WHERE conversation_id = ?
                ORDER BY requested_at
                """,
                conversation))
        .containsExactly("f", "t");
  }

  @Test
  void aMoveTheTableDoesNotHaveIsRefused() {
    UUID conversation = desk.conversationWith(ANA);
    moves(conversation, "give-back", marta)
        .statusCode(409)
        .body("code", equalTo("ILLEGAL_TRANSITION"));
    moves(conversation, "take-over", marta).statusCode(200);
    moves(conversation, "take-over", Ids.next())
        .statusCode(409)
        .body("code", equalTo("ILLEGAL_TRANSITION"));
    Database.run("UPDATE conversation SET status = 'CLOSED' WHERE id = ?", conversation);
    moves(conversation, "give-back", marta).statusCode(409);
  }

  @Test
  void anotherTenantsConversationIsNotFound() {
    UUID conversation = desk.conversationWith(ANA);
    String stranger = TestTokens.tokenOf(marta, new TenantId(Ids.next()), Role.AGENT);
    for (String move : List.of("take-over", "give-back")) {
      moves(conversation, move, stranger)
          .statusCode(404)
          .body("code", equalTo("CONVERSATION_NOT_FOUND"));
    }
    assertThat(floor(conversation)).containsEntry("owner_epoch", "0");
  }

  @Test
  void whoOnlyLooksOnTakesNothingOver() {
    UUID conversation = desk.conversationWith(ANA);
    String viewer = TestTokens.tokenOf(marta, desk.provider().tenant(), Role.VIEWER);
    moves(conversation, "take-over", viewer).statusCode(403);
  }

  private void request(UUID conversation) {
    TenantId tenant = desk.provider().tenant();
    transactions
        .onConnection(
            tenant,
            connection ->
                handoffs.request(
                    connection,
                    tenant,
                    conversation,
                    HandoffRequested.Reason.REQUESTED,
                    "Ana wants a person",
                    null))
        .await()
        .atMost(PATIENCE);
  }

  private ValidatableResponse moves(UUID conversation, String move, UUID agent) {
    return moves(
        conversation, move, TestTokens.tokenOf(agent, desk.provider().tenant(), Role.AGENT));
  }

  private static ValidatableResponse moves(UUID conversation, String move, String token) {
    return RestAssured.given()
        .header("Authorization", "Bearer " + token)
        .post("/v1/crm/conversations/%s/%s".formatted(conversation, move))
        .then();
  }

  private static ValidatableResponse open(TenantId tenant) {
    return RestAssured.given()
        .header("Authorization", "Bearer " + TestTokens.token(tenant, Role.AGENT))
        .get("/v1/crm/handoffs?open=true")
        .then()
        .statusCode(200);
  }

  private static Map<String, String> floor(UUID conversation) {
    return Map.copyOf(
        Database.row(
            "SELECT status, owner_kind, owner_epoch FROM conversation WHERE id = ?", conversation));
  }
}
