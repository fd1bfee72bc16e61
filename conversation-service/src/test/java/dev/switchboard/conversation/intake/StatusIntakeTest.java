package dev.switchboard.conversation.intake;

import static dev.switchboard.conversation.intake.Said.failed;
import static dev.switchboard.conversation.intake.Said.status;
import static dev.switchboard.conversation.intake.Said.statusOf;
import static dev.switchboard.conversation.intake.Said.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.conversation.MessageStatus;
import dev.switchboard.conversation.testing.LoopsOff;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the provider says of our own messages (features.md C8). */
@QuarkusTest
@WithSwitchboardStack(service = "conversation")
@TestProfile(LoopsOff.class)
class StatusIntakeTest {
  private static final String ANA = "5491155550101";

  @Inject Intake intake;
  private final Line line = Line.ofNewTenant();
  private final UUID tenant = line.tenant().value();
  private final Stored stored = new Stored(line.tenant());
  private final UUID answer = Ids.next();

  @BeforeEach
  void anAnswerOnItsWay() {
    intake.polls(line.delivers(text(ANA, "wamid.in", 0, "Hola")));
    Database.run("DELETE FROM outbox WHERE tenant_id = ?", tenant);
  }

  /** Our answer as the dispatcher leaves it: with the provider's id when it got an answer. */
  private void answerIs(String status, @Nullable String providerId) {
    Database.run(
        """
        INSERT INTO message (tenant_id, id, conversation_id, channel_id, sequence, role, kind, text,
                             provider_message_id, status, status_rank)
        SELECT tenant_id, ?, id, channel_id, 2, 'ASSISTANT', 'TEXT', 'Buenas', ?, ?, ?
        FROM conversation WHERE tenant_id = ?
        """,
        answer,
        providerId,
        status,
        (short) MessageStatus.valueOf(status).rank(),
        tenant);
    Database.run("UPDATE conversation SET total_messages = 2 WHERE tenant_id = ?", tenant);
  }

  @Test
  void aWordRaisesTheMessageAndTellsItOnce() {
    answerIs("UNCONFIRMED", "wamid.out");
    intake.polls(line.delivers(status("wamid.out", "sent", 10)));

    assertThat(standing()).containsExactly("SENT", time(10), time(10), null);
    assertThat(stored.events("message-sent")).hasSize(1);
    assertThat(stored.events("message-sent").getFirst().get("data"))
        .contains("\"messageId\":\"" + answer)
        .contains("\"role\":\"ASSISTANT\"")
        .contains("\"sequence\":2");
    assertThat(stored.events("message-status-changed")).hasSize(1);
    assertThat(stored.events("message-status-changed").getFirst())
        .containsEntry(
            "key",
            Database.list("SELECT id FROM conversation WHERE tenant_id = ?", tenant).getFirst())
        .containsEntry("at", time(10));
  }

  @Test
  void aRepeatedWordHasNoSecondEffect() {
    answerIs("UNCONFIRMED", "wamid.out");
    intake.polls(line.delivers(status("wamid.out", "delivered", 10)));
    intake.polls(line.delivers(status("wamid.out", "delivered", 10), Said.raw("1")));
    intake.polls(line.delivers(status("wamid.out", "sent", 9)));

    assertThat(stored.events("message-status-changed")).hasSize(1);
    assertThat(stored.events("message-sent")).hasSize(1);
  }

  @Test
  void anOlderWordLowersNothing() {
    answerIs("SENT", "wamid.out");
    intake.polls(line.delivers(status("wamid.out", "read", 30)));
    intake.polls(line.delivers(status("wamid.out", "delivered", 20)));
    intake.polls(line.delivers(failed("wamid.out", 40, 131026)));

    assertThat(standing()).startsWith("READ", time(30));
    assertThat(standing()).endsWith((String) null);
  }

  @Test
  void aLateDeliveryAfterAFailureCounts() {
    answerIs("UNCONFIRMED", "wamid.out");
    intake.polls(line.delivers(failed("wamid.out", 10, 131026)));
    assertThat(standing()).containsExactly("FAILED", time(10), null, "131026");
    assertThat(stored.events("message-sent")).isEmpty();
    assertThat(stored.events("message-status-changed").getFirst().get("data"))
        .contains("\"errorCode\":\"131026\"");

    intake.polls(line.delivers(status("wamid.out", "delivered", 20)));
    assertThat(standing()).containsExactly("DELIVERED", time(20), time(20), null);
    assertThat(stored.events("message-sent")).hasSize(1);
  }

  @Test
  void sentAfterFailedStillProvesThatItWasSent() {
    answerIs("UNCONFIRMED", "wamid.out");
    intake.polls(line.delivers(failed("wamid.out", 10, 131026)));
    intake.polls(line.delivers(status("wamid.out", "sent", 5)));

    assertThat(standing()).containsExactly("FAILED", time(10), time(5), "131026");
    assertThat(stored.events("message-sent")).hasSize(1);
    assertThat(stored.events("message-status-changed")).hasSize(1);
  }

  @Test
  void manyWordsInOnePollAreOneStep() {
    answerIs("SENDING", "wamid.out");
    intake.polls(
        line.delivers(status("wamid.out", "read", 30), status("wamid.out", "sent", 10)),
        line.delivers(status("wamid.out", "delivered", 20)));

    assertThat(standing()).containsExactly("READ", time(30), time(10), null);
    assertThat(stored.events("message-status-changed")).hasSize(1);
    assertThat(stored.events("message-sent").getFirst()).containsEntry("at", time(10));
  }

  @Test
  void ourOwnIdFindsTheMessageBeforeTheProvidersIsKnown() {
    answerIs("SENDING", null);
    intake.polls(line.delivers(statusOf(answer, "wamid.out", "delivered", 10)));

    assertThat(standing()).startsWith("DELIVERED");
    assertThat(Database.list("SELECT provider_message_id FROM message WHERE id = ?", answer))
        .containsExactly("wamid.out");
    assertThat(waiting()).isEmpty();
  }

  @Test
  void ourOwnIdOnAnotherProvidersMessageRaisesNothing() {
    answerIs("SENT", "wamid.out");
    intake.polls(line.delivers(statusOf(answer, "wamid.other", "read", 10)));

    assertThat(standing()).startsWith("SENT");
    assertThat(waiting()).hasSize(1);
  }

  @Test
  void anotherChannelsWordRaisesNothing() {
    answerIs("SENT", "wamid.out");
    Line other = Line.of(line.tenant());
    Line stranger = Line.ofNewTenant();
    intake.polls(
        other.delivers(statusOf(answer, "wamid.out", "read", 10)),
        stranger.delivers(statusOf(answer, "wamid.out", "read", 10)));

    assertThat(standing()).startsWith("SENT");
  }

  @Test
  void aWordOnAMessageNobodyKnowsYetWaits() {
    intake.polls(line.delivers(status("wamid.out", "delivered", 20)));
    intake.polls(line.delivers(status("wamid.out", "sent", 10)));
    intake.polls(line.delivers(failed("wamid.out", 5, 131026)));

    assertThat(waiting()).hasSize(1);
    assertThat(waiting().getFirst().values())
        .containsExactly("DELIVERED", "6", time(20), time(10), null);
  }

  @ParameterizedTest
  @CsvSource({"0,1,2", "0,2,1", "1,0,2", "1,2,0", "2,0,1", "2,1,0"})
  void waitingWordsEndInTheSameStateInEveryOrder(int first, int second, int third) {
    List<Said> words =
        List.of(
            status("wamid.out", "sent", 10),
            failed("wamid.out", 15, 131026),
            status("wamid.out", "read", 20));
    for (int place : List.of(first, second, third)) {
      intake.polls(line.delivers(words.get(place)));
    }

    assertThat(waiting().getFirst().values())
        .containsExactly("READ", "7", time(20), time(10), null);
  }

  @Test
  void aStatusMayComeBesideAMessageOfTheSameConversation() {
    answerIs("SENT", "wamid.out");
    intake.polls(
        line.delivers(status("wamid.out", "read", 10), text(ANA, "wamid.in2", 12, "Gracias")));

    assertThat(standing()).startsWith("READ");
    assertThat(Database.count("SELECT count(*) FROM message WHERE tenant_id = ?", tenant))
        .isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(MessageStatus.class)
  void theDatabaseKnowsTheSameLadder(MessageStatus status) {
    answerIs(status.name(), "wamid.out");

    assertThat(Database.list("SELECT status_rank FROM message WHERE id = ?", answer).getFirst())
        .isEqualTo("" + status.rank());
  }

  private static String time(int at) {
    return "" + (Said.NOON + at);
  }

  /** Status, when it got there, when it was proved sent, error. */
  private List<@Nullable String> standing() {
    return new ArrayList<>(
        Database.row(
                """
                SELECT status, extract(epoch FROM status_at)::bigint AS at,
                       extract(epoch FROM sent_at)::bigint AS sent, error_code
                FROM message WHERE id = ?
                """,
                answer)
            .values());
  }

  private List<Map<String, @Nullable String>> waiting() {
    return Database.rows(
        """
        SELECT status, status_rank, extract(epoch FROM status_at)::bigint AS at,
               extract(epoch FROM sent_at)::bigint AS sent, error_code
        FROM message_status_waiting WHERE tenant_id = ?
        """,
        tenant);
  }
}
