package dev.switchboard.conversation.assistant;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.Ids;
import dev.switchboard.conversation.sending.OutgoingService;
import dev.switchboard.conversation.testing.Desk;
import dev.switchboard.conversation.testing.WithPermits;
import dev.switchboard.conversation.testing.WithWhatsApp;
import dev.switchboard.platform.secret.Secrets;
import dev.switchboard.platform.security.Role;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.simulators.whatsapp.WhatsAppSimulator;
import dev.switchboard.testkit.TestTokens;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A customer and the assistant, through every loop of the service and over HTTP to the others. */
@QuarkusTest
@WithSwitchboardStack(service = "conversation")
@TestProfile(WithPermits.class)
class AssistantTest {
  private static final String ANA = "5491155550244";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject Secrets secrets;
  @Inject TenantTransactions transactions;
  @Inject OutgoingService outgoing;
  @Inject BusinessClock clock;
  @Inject TurnRepository turns;
  @Inject AssistantEngine engine;
  @Inject BusinessFacts businesses;

  private WhatsAppSimulator whatsApp;
  private OtherServices others;
  private Desk desk;

  @BeforeEach
  void open() {
    whatsApp = WhatsAppSimulator.start(WithWhatsApp.port());
    others = new OtherServices(WithPermits.port(), clock.now());
    desk = Desk.open(whatsApp, secrets, transactions, outgoing);
  }

  @AfterEach
  void close() {
    others.close();
    whatsApp.close();
  }

  @Test
  void anOutageEndsInOneVisitWhoseCallsCanBeRead() {
    writes("Hola, no tengo internet");
    assertThat(heard(1)).contains("¡Hola, Ana!", "desconectada", "1) ", "2) ", "3) ");
    writes("la segunda");
    assertThat(heard(2)).contains("¡Listo!", "Av. Triunvirato 4210");

    assertThat(others.booked).hasSize(1);
    OtherServices.Change booking = others.changes.getFirst();
    assertThat(booking.tenant()).isEqualTo(tenant().toString());
    assertThat(booking.key()).endsWith(":1");
    assertThat(booking.body().getString("conversationId")).isEqualTo(conversation().toString());
    assertThat(booking.body().getJsonObject("customer").getString("phone")).isEqualTo("+" + ANA);

    List<String> tools = calls("").getList("items.tool");
    assertThat(tools)
        .containsExactly("customer_account", "connection_status", "find_slots", "book_appointment");
    assertThat(calls("?tool=book_appointment&success=true").getInt("items[0].response.status"))
        .isEqualTo(201);
    assertThat(ofTenant("SELECT language FROM customer WHERE tenant_id = ?")).containsExactly("es");
  }

  @Test
  void aTimeThatIsGoneIsAnsweredWithOthersAtOnce() {
    writes("no tengo internet");
    heard(1);
    others.slotTaken = true;
    writes("la primera");
    assertThat(heard(2)).contains("se acaba de ocupar", "1) ", "2) ", "3) ");
    assertThat(calls("?success=false").getString("items[0].error")).isEqualTo("SLOT_TAKEN");
    writes("la primera");
    assertThat(heard(3)).contains("¡Listo!");
    assertThat(others.booked).hasSize(1);
  }

  @Test
  void aSchedulingServiceThatIsDownIsAPersonsBusiness() {
    others.schedulingIsDown = true;
    writes("no tengo internet");
    assertThat(heard(1)).contains("no lo puedo resolver", "una persona");
    assertThat(ofTenant("SELECT status FROM conversation WHERE tenant_id = ?"))
        .containsExactly("ESCALATED");
    assertThat(ofTenant("SELECT reason FROM handoff WHERE tenant_id = ?"))
        .containsExactly("TOOL_FAILED");
  }

  @Test
  void gasIsSafetyThenAPersonAndOneAlert() {
    writes("hay olor a gas!!");
    assertThat(heard(1)).startsWith("Salí ya del lugar").contains("911");
    writes("sigue el olor a gas");
    awaitTurns(2);
    assertThat(whatsApp.sentTo(ANA)).hasSize(1);
    assertThat(ofTenant("SELECT reason FROM handoff WHERE tenant_id = ?"))
        .containsExactly("EMERGENCY");
    assertThat(ofTenant("SELECT cause FROM owner_alert WHERE tenant_id = ?"))
        .containsExactly("EMERGENCY");
  }

  @Test
  void cancelWithAVisitPendingCancelsTheVisitAndNotTheTexting() {
    writes("no tengo internet");
    heard(1);
    writes("la primera");
    heard(2);
    writes("CANCEL");
    assertThat(heard(3)).contains("¿Cancelo tu visita");
    writes("si");
    assertThat(heard(4)).contains("cancelé tu visita");
    assertThat(ofTenant("SELECT address FROM consent WHERE tenant_id = ?")).isEmpty();
    writes("STOP");
    assertThat(heard(5)).contains("no te vamos a escribir más");
  }

  @Test
  void whoSaidStopIsBookedNoVisitThatHeWouldNeverHearOf() {
    writes("no tengo internet");
    heard(1);
    writes("STOP");
    assertThat(heard(2)).contains("no te vamos a escribir más");
    writes("la primera");
    awaitTurns(3);
    assertThat(others.booked).isEmpty();
    writes("ALTA");
    assertThat(heard(3)).contains("volvemos a escribirte");
    writes("la primera");
    assertThat(heard(4)).contains("¡Listo!");
    assertThat(others.booked).hasSize(1);
  }

  @Test
  void aTurnWhoseProcessDiedAfterBookingIsFinishedWithoutBookingAgain() {
    UUID message = chosenByADeadProcess();
    decide(message);
    expireLease(message);
    assertThat(heard(2)).contains("¡Listo!");
    assertThat(others.booked).hasSize(1);
    assertThat(others.changes).hasSize(1);
  }

  @Test
  void aCallOfWhichNobodyKnowsTheEndIsMadeAgainUnderTheSameKey() {
    UUID message = chosenByADeadProcess();
    decide(message);
    Database.run(
        "UPDATE tool_call_log SET response = NULL, success = NULL WHERE message_id = ?", message);
    expireLease(message);
    assertThat(heard(2)).contains("¡Listo!");
    assertThat(others.booked).hasSize(1);
    assertThat(others.changes)
        .extracting(OtherServices.Change::key)
        .hasSize(2)
        .containsOnly(message + ":1");
  }

  @Test
  void twoThatTakeUpOneTurnAtOnceBookOnce() {
    UUID message = chosenByADeadProcess();
    CompletableFuture<?> other =
        CompletableFuture.runAsync(
            () -> {
              try {
                decide(message);
              } catch (RuntimeException late) {
                // The step was the other's; a worker gives its turn back then.
              }
            });
    expireLease(message);
    other.join();
    assertThat(heard(2)).contains("¡Listo!");
    assertThat(others.booked).hasSize(1);
    assertThat(others.changes).extracting(OtherServices.Change::key).containsOnly(message + ":1");
  }

  @Test
  void anotherTenantReadsNoCalls() {
    writes("no tengo internet");
    heard(1);
    given()
        .header(
            "Authorization",
            "Bearer "
                + TestTokens.token(new dev.switchboard.contracts.TenantId(Ids.next()), Role.AGENT))
        .get("/v1/crm/conversations/{id}/tool-calls", conversation())
        .then()
        .statusCode(404);
  }

  /** A slot is chosen in a message whose turn a process that is dead by now has claimed. */
  private UUID chosenByADeadProcess() {
    writes("no tengo internet");
    heard(1);
    UUID message = Ids.next();
    Database.run(
        """
        WITH c AS (
          UPDATE conversation SET total_messages = total_messages + 1, status = 'BOT_ACTIVE',
            version = version + 1
          WHERE id = ? RETURNING *
        )
        INSERT INTO message (tenant_id, id, conversation_id, channel_id, sequence, role, kind, text,
                             sent_at)
        SELECT tenant_id, ?, id, channel_id, total_messages, 'USER', 'TEXT', 'la segunda', now()
        FROM c
        """,
        conversation(),
        message);
    Database.run(
        """
        INSERT INTO assistant_turn (tenant_id, id, conversation_id, lease_holder, lease_epoch,
                                    lease_expires_at, attempts)
        VALUES (?, ?, ?, ?, 1, now() + interval '1 hour', 1)
        """,
        tenant(),
        message,
        conversation(),
        Ids.next());
    return message;
  }

  /** What a process does of a turn before it stores the result. */
  private void decide(UUID message) {
    var tenant = desk.provider().tenant();
    Turn turn =
        transactions
            .onConnection(
                tenant,
                connection ->
                    turns
                        .read(connection, tenant, List.of(message), clock.now())
                        .map(List::getFirst))
            .await()
            .atMost(PATIENCE);
    var unused = engine.decide(turn, businesses.of(tenant).orElseThrow()).await().atMost(PATIENCE);
  }

  private static void expireLease(UUID turn) {
    Database.run(
        "UPDATE assistant_turn SET lease_expires_at = now() - interval '1 second' WHERE id = ?",
        turn);
  }

  private void writes(String text) {
    var unused = whatsApp.customerWrites(desk.provider().phoneNumberId(), ANA, "Ana", text);
  }

  /** The so-maniest message the customer got. */
  private String heard(int count) {
    await().atMost(PATIENCE).until(() -> whatsApp.sentTo(ANA).size() >= count);
    var body = whatsApp.sentTo(ANA).get(count - 1).body();
    return body.at("/text/body").asText("") + body.at("/interactive/body/text").asText("");
  }

  private void awaitTurns(int done) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                Database.count(
                        "SELECT count(*) FROM assistant_turn WHERE tenant_id = ? AND done_at IS NOT NULL",
                        tenant())
                    == done);
  }

  private io.restassured.path.json.JsonPath calls(String query) {
    return given()
        .header("Authorization", "Bearer " + TestTokens.token(desk.provider().tenant(), Role.AGENT))
        .get("/v1/crm/conversations/" + conversation() + "/tool-calls" + query)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private UUID tenant() {
    return desk.provider().tenant().value();
  }

  private UUID conversation() {
    return UUID.fromString(ofTenant("SELECT id FROM conversation WHERE tenant_id = ?").getFirst());
  }

  private List<String> ofTenant(String sql) {
    return Database.list(sql, tenant()).stream().map(String::valueOf).toList();
  }
}
