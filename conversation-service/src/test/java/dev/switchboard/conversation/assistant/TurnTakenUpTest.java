package dev.switchboard.conversation.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.conversation.testing.LoopsOn;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A turn that another process began goes on where that one stopped (ADR 9). */
@QuarkusTest
@WithSwitchboardStack(service = "conversation")
@TestProfile(LoopsOn.class)
class TurnTakenUpTest extends AssistantStage {
  @Inject TenantTransactions transactions;
  @Inject TurnRepository turns;
  @Inject AssistantEngine engine;
  @Inject BusinessFacts businesses;

  TurnTakenUpTest() {
    super("5491155550245");
  }

  @Test
  void aTurnWhoseProcessDiedAfterBookingIsFinishedWithoutBookingAgain() {
    UUID message = chosenByADeadProcess();
    decide(message);
    expireLease(message);
    assertThat(phone.heard(2)).contains("¡Listo!");
    assertThat(others.booked).hasSize(1);
    assertThat(others.changes).hasSize(1);
  }

  @Test
  void aTurnTakenUpAgainDecidesByTheClockOfTheFirst() {
    UUID message = chosenByADeadProcess();
    Database.run(
        "UPDATE assistant_turn SET began_at = now() - interval '20 minutes' WHERE id = ?", message);
    Instant first = turn(message).beganAt();
    expireLease(message);
    phone.heard(2);
    assertThat(turn(message).beganAt()).isEqualTo(first);
    assertThat(
            Database.count(
                "SELECT count(*) FROM dialogue d JOIN assistant_turn t ON d.asked_at = t.began_at"
                    + " WHERE t.id = ?",
                message))
        .isOne();
  }

  @Test
  void aCallOfWhichNobodyKnowsTheEndIsMadeAgainUnderTheSameKey() {
    UUID message = chosenByADeadProcess();
    decide(message);
    Database.run(
        "UPDATE tool_call_log SET response = NULL, success = NULL WHERE message_id = ?", message);
    expireLease(message);
    assertThat(phone.heard(2)).contains("¡Listo!");
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
    assertThat(phone.heard(2)).contains("¡Listo!");
    assertThat(others.booked).hasSize(1);
    assertThat(others.changes).extracting(OtherServices.Change::key).containsOnly(message + ":1");
  }

  /** A slot is chosen in a message whose turn a process that is dead by now has claimed. */
  private UUID chosenByADeadProcess() {
    phone.writes("no tengo internet");
    phone.heard(1);
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
        phone.conversation(),
        message);
    Database.run(
        """
        INSERT INTO assistant_turn (tenant_id, id, conversation_id, lease_holder, lease_epoch,
                                    lease_expires_at, attempts, began_at)
        VALUES (?, ?, ?, ?, 1, now() + interval '1 hour', 1, now())
        """,
        phone.tenant().value(),
        message,
        phone.conversation(),
        Ids.next());
    return message;
  }

  /** What a process does of a turn before it stores the result. */
  private void decide(UUID message) {
    Turn turn = turn(message);
    var unused =
        engine
            .decide(turn, businesses.of(turn.tenant()).orElseThrow())
            .await()
            .atMost(Handset.PATIENCE);
  }

  private Turn turn(UUID message) {
    TenantId tenant = phone.tenant();
    return transactions
        .onConnection(tenant, connection -> turns.read(connection, tenant, List.of(message)))
        .await()
        .atMost(Handset.PATIENCE)
        .getFirst();
  }

  private static void expireLease(UUID turn) {
    Database.run(
        "UPDATE assistant_turn SET lease_expires_at = now() - interval '1 second' WHERE id = ?",
        turn);
  }
}
