package dev.switchboard.conversation.intake;

import static dev.switchboard.conversation.intake.Said.raw;
import static dev.switchboard.conversation.intake.Said.text;
import static dev.switchboard.conversation.intake.Said.textOfUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.Ids;
import dev.switchboard.conversation.testing.LoopsOff;
import dev.switchboard.platform.event.ConsumedEvent;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was delivered becomes messages, each once, in its order. */
@QuarkusTest
@WithSwitchboardStack(service = "conversation")
@TestProfile(LoopsOff.class)
class WebhookIntakeTest {
  private static final String ANA = "5491155550101";
  private static final String BETO = "5491155550102";

  @Inject Intake intake;
  private final Line line = Line.ofNewTenant();
  private final UUID tenant = line.tenant().value();
  private final Stored stored = new Stored(line.tenant());

  @Test
  void aFirstMessageMakesCustomerConversationAndMessage() {
    intake.polls(line.delivers(text(ANA, "wamid.1", 0, "Hola").called(ANA, "Ana Ruiz")));

    assertThat(
            Database.row("SELECT name, phone, version FROM customer WHERE tenant_id = ?", tenant))
        .containsEntry("name", "Ana Ruiz")
        .containsEntry("phone", "+5491155550101")
        .containsEntry("version", "1");
    assertThat(stored.names()).containsExactly("WA_ID 5491155550101");
    assertThat(
            Database.row(
                    """
                SELECT status, owner_kind, owner_epoch, sender_kind, sender, total_messages,
                       extract(epoch FROM started_at)::bigint AS started,
                       extract(epoch FROM last_inbound_at)::bigint AS inbound
                FROM conversation WHERE tenant_id = ?
                """,
                    tenant)
                .values())
        .containsExactly("NEW", "BOT", "0", "WA_ID", ANA, "1", "" + Said.NOON, "" + Said.NOON);
    assertThat(
            Database.row(
                    """
                SELECT sequence, role, kind, text, payload, provider_message_id, status
                FROM message WHERE tenant_id = ?
                """,
                    tenant)
                .values())
        .containsExactly("1", "USER", "TEXT", "Hola", "{}", "wamid.1", null);
  }

  @Test
  void everyoneIsToldOfItAndNobodyWhatWasSaid() {
    intake.polls(line.delivers(text(ANA, "wamid.1", 0, "secretword").called(ANA, "secretname")));

    assertThat(stored.topics())
        .containsExactly("customer-changed", "conversation-status-changed", "message-received");
    var received = stored.events("message-received").getFirst();
    assertThat(received)
        .containsEntry("event_id", Ids.derived(line.channelId(), "wamid.1").toString())
        .containsEntry("at", "" + Said.NOON)
        .containsEntry("key", stored.conversation("id"));
    assertThat(received.get("trace_parent")).startsWith("00-0af7651916cd43dd");
    assertThat(stored.events("conversation-status-changed").getFirst().get("data"))
        .contains("\"status\":\"NEW\"")
        .contains("\"actor\":\"customer\"");
    assertThat(
            Database.list(
                "SELECT convert_from(data, 'UTF8') FROM outbox WHERE tenant_id = ?", tenant))
        .noneMatch(data -> data.contains("secret"));
  }

  @Test
  void theSameMessageTwiceInOnePollIsOneMessage() {
    Said hello = text(ANA, "wamid.1", 0, "Hola");
    intake.polls(line.delivers(hello, hello), line.delivers(hello, text(ANA, "wamid.2", 1, "?")));

    assertThat(stored.texts()).containsExactly("Hola", "?");
    assertThat(stored.events("message-received")).hasSize(2);
  }

  @Test
  void theSameMessageInALaterDeliveryHasNoSecondEffect() {
    intake.polls(line.delivers(text(ANA, "wamid.1", 0, "Hola")));
    var before = stored.everything();
    intake.polls(line.delivers(List.of(text(ANA, "wamid.1", 0, "Hola"), raw("{}"))));

    assertThat(stored.everything()).isEqualTo(before);
  }

  @Test
  void messagesOfOneDeliveryAreNumberedByWhenTheyWereSent() {
    intake.polls(
        line.delivers(
            text(ANA, "wamid.3", 30, "c"),
            text(ANA, "wamid.1", 10, "a"),
            text(ANA, "wamid.2", 20, "b"),
            text(ANA, "wamid.4", 30, "d")));

    assertThat(stored.texts()).containsExactly("a", "b", "c", "d");
  }

  @Test
  void sequencesGoOnWithoutGaps() {
    for (int i = 1; i <= 3; i++) {
      intake.polls(
          line.delivers(text(ANA, "wamid." + i, i, "x"), text(ANA, "wamid.x" + i, i, "y")));
    }

    assertThat(Database.list("SELECT sequence FROM message WHERE tenant_id = ? ORDER BY 1", tenant))
        .containsExactly("1", "2", "3", "4", "5", "6");
    assertThat(stored.conversation("total_messages")).isEqualTo("6");
  }

  @Test
  void fourSendersAndTwoTenantsInOneDeliveryComeApart() {
    Line bristol = Line.ofNewTenant();
    String body =
        "{\"entry\":[{\"changes\":[%s,%s,%s]}]}"
            .formatted(
                line.change(List.of(text(ANA, "wamid.1", 0, "a1"), text(BETO, "wamid.2", 1, "b1"))),
                bristol.change(
                    List.of(
                        text("447700900001", "wamid.1", 0, "c1"),
                        textOfUser("GB.1", "wamid.2", 1, "d1"))),
                line.change(List.of(text(ANA, "wamid.3", 2, "a2"))));
    intake.polls(line.event(body), bristol.event(body));

    assertThat(stored.texts()).containsExactly("a1", "a2", "b1");
    assertThat(new Stored(bristol.tenant()).texts()).containsExactly("c1", "d1");
    assertThat(
            Database.list(
                "SELECT count(*) FROM conversation WHERE tenant_id IN (?, ?) GROUP BY tenant_id",
                tenant,
                bristol.tenant().value()))
        .containsExactly("2", "2");
  }

  @Test
  void theNumberOfStatementsDoesNotDependOnTheNumberOfMessages() {
    assertThat(intake.statements(List.of(line.delivers(text(ANA, "wamid.0", 0, "x")))))
        .isEqualTo(12);
    assertThat(intake.statements(List.of(line.delivers(text(ANA, "wamid.00", 0, "x")))))
        .isEqualTo(9);
    List<ConsumedEvent> many = new ArrayList<>();
    for (int i = 1; i <= 200; i++) {
      String from = "54911555%05d".formatted(i % 40);
      many.add(
          line.delivers(
              text(from, "wamid." + i, i, "x"),
              raw("{\"bad\":%d}".formatted(i)),
              Said.status("wamid.OUT" + i, "sent", i)));
    }

    assertThat(intake.statements(many)).isLessThanOrEqualTo(18);
    assertThat(stored.texts()).hasSize(202);
  }
}
