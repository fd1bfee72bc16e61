package dev.switchboard.conversation.intake;

import static dev.switchboard.conversation.intake.Said.message;
import static dev.switchboard.conversation.intake.Said.raw;
import static dev.switchboard.conversation.intake.Said.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.Ids;
import dev.switchboard.conversation.testing.LoopsOff;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a conversation goes when its customer writes (features.md C31). */
@QuarkusTest
@WithSwitchboardStack(service = "conversation")
@TestProfile(LoopsOff.class)
class ConversationIntakeTest {
  private static final String ANA = "5491155550101";

  @Inject Intake intake;
  private final Line line = Line.ofNewTenant();
  private final UUID tenant = line.tenant().value();
  private final Stored stored = new Stored(line.tenant());

  @Test
  void aRepeatedMessageOfAClosedConversationBeginsNoOther() {
    intake.polls(line.delivers(text(ANA, "wamid.1", 0, "Hola")));
    conversationIs("CLOSED");
    intake.polls(line.delivers(text(ANA, "wamid.1", 0, "Hola"), raw("[]")));

    assertThat(Database.count("SELECT count(*) FROM conversation WHERE tenant_id = ?", tenant))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "RESOLVED, BOT, BOT_ACTIVE, BOT, 0",
    "RESOLVED, AGENT, BOT_ACTIVE, BOT, 1",
    "AWAITING_CUSTOMER, BOT, BOT_ACTIVE, BOT, 0",
    "AWAITING_CUSTOMER, AGENT, AGENT_ACTIVE, AGENT, 0",
    "ESCALATED, QUEUE, ESCALATED, QUEUE, 0",
    "AGENT_ACTIVE, AGENT, AGENT_ACTIVE, AGENT, 0",
  })
  void aMessageMovesTheConversationOn(
      String status, String owner, String after, String ownerAfter, String epochAfter) {
    intake.polls(line.delivers(text(ANA, "wamid.1", 0, "Hola")));
    conversationIs(status, owner);
    intake.polls(line.delivers(text(ANA, "wamid.2", 60, "¿Siguen ahí?")));

    assertThat(stored.conversation("status")).isEqualTo(after);
    assertThat(stored.conversation("owner_kind")).isEqualTo(ownerAfter);
    assertThat(stored.conversation("owner_epoch")).isEqualTo(epochAfter);
    assertThat(stored.events("conversation-status-changed")).hasSize(status.equals(after) ? 1 : 2);
  }

  @Test
  void aMoveIsToldWithItsVersionAndWhereItCameFrom() {
    intake.polls(line.delivers(text(ANA, "wamid.1", 0, "Hola")));
    conversationIs("RESOLVED");
    intake.polls(line.delivers(text(ANA, "wamid.2", 60, "Otra cosa")));

    assertThat(stored.events("conversation-status-changed").getLast().get("data"))
        .contains("\"status\":\"BOT_ACTIVE\"")
        .contains("\"previousStatus\":\"RESOLVED\"")
        .contains("\"version\":2");
  }

  @Test
  void aMessageAfterTheEndBeginsAnotherConversation() {
    intake.polls(line.delivers(text(ANA, "wamid.1", 0, "Hola")));
    conversationIs("CLOSED");
    intake.polls(line.delivers(text(ANA, "wamid.2", 60, "Hola otra vez")));

    assertThat(
            Database.list(
                "SELECT status FROM conversation WHERE tenant_id = ? ORDER BY created_at", tenant))
        .containsExactly("CLOSED", "NEW");
    assertThat(Database.count("SELECT count(*) FROM customer WHERE tenant_id = ?", tenant))
        .isEqualTo(1);
  }

  @Test
  void aReactionReopensNothingAndOpensNoWindow() {
    intake.polls(line.delivers(text(ANA, "wamid.1", 0, "Hola")));
    conversationIs("RESOLVED");
    intake.polls(
        line.delivers(
            message(
                ANA,
                "wamid.2",
                60,
                "\"type\":\"reaction\",\"reaction\":{\"message_id\":\"wamid.OUT\",\"emoji\":\"👍\"}")));

    assertThat(stored.conversation("status")).isEqualTo("RESOLVED");
    assertThat(stored.conversation("extract(epoch FROM last_inbound_at)::bigint"))
        .isEqualTo("" + Said.NOON);
    assertThat(stored.conversation("total_messages")).isEqualTo("2");
    assertThat(stored.events("message-received")).hasSize(2);
  }

  @Test
  void theProvidersOwnNoticeIsNoMessageOfTheCustomer() {
    intake.polls(
        line.delivers(
            message(
                ANA,
                "wamid.1",
                0,
                "\"type\":\"system\",\"system\":{\"type\":\"user_changed_number\",\"body\":\"x\"}")));

    assertThat(Database.list("SELECT role || ' ' || kind FROM message WHERE tenant_id = ?", tenant))
        .containsExactly("SYSTEM SYSTEM");
    assertThat(stored.events("message-received")).isEmpty();
  }

  @Test
  void aTimeInTheFutureHoldsNoWindowOpen() {
    int tenYears = 10 * 365 * 24 * 3600;
    intake.polls(line.delivers(text(ANA, "wamid.1", tenYears, "Hola")));

    assertThat(
            Instant.ofEpochSecond(
                Long.parseLong(stored.conversation("extract(epoch FROM last_inbound_at)::bigint"))))
        .isBefore(Instant.now().plusSeconds(5));
    assertThat(
            Database.list(
                "SELECT extract(epoch FROM sent_at)::bigint FROM message WHERE tenant_id = ?",
                tenant))
        .containsExactly("" + (Said.NOON + tenYears));
  }

  private void conversationIs(String status) {
    conversationIs(status, "BOT");
  }

  private void conversationIs(String status, String owner) {
    Database.run(
        "UPDATE conversation SET status = ?, owner_kind = ?, owner_id = ? WHERE tenant_id = ?",
        status,
        owner,
        owner.equals("AGENT") ? Ids.next() : null,
        tenant);
  }
}
