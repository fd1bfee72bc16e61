package dev.switchboard.conversation.intake;

import static dev.switchboard.conversation.intake.Said.message;
import static dev.switchboard.conversation.intake.Said.raw;
import static dev.switchboard.conversation.intake.Said.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.conversation.testing.EveryTenantActs;
import dev.switchboard.conversation.testing.LoopsOff;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What cannot be taken in is kept with its reason and costs its neighbours nothing. */
@QuarkusTest
@WithSwitchboardStack(service = "conversation")
@TestProfile(LoopsOff.class)
class SetAsideTest {
  private static final String ANA = "5491155550101";
  private static final String BETO = "5491155550102";

  @Inject Intake intake;
  @Inject EveryTenantActs tenants;
  private final Line line = Line.ofNewTenant();
  private final UUID tenant = line.tenant().value();
  private final Stored stored = new Stored(line.tenant());

  @Test
  void oneBadElementLosesNoSiblingAndIsKeptWithItsReason() {
    intake.polls(
        line.delivers(
            text(ANA, "wamid.1", 0, "antes"),
            raw("{\"id\":\"wamid.2\",\"type\":\"text\",\"text\":{\"body\":\"sin remitente\"}}"),
            raw("17"),
            text(ANA, "wamid.3", 1, "después")));

    assertThat(stored.texts()).containsExactly("antes", "después");
    assertThat(
            Database.rows(
                "SELECT disposition, part, reason, content FROM inbound_set_aside WHERE tenant_id = ? ORDER BY id",
                tenant))
        .extracting(row -> List.copyOf(row.values()).subList(0, 3))
        .containsExactlyInAnyOrder(
            List.of("REJECTED", "messages", "NO_SENDER"),
            List.of("REJECTED", "messages", "MISSHAPEN"));
  }

  @Test
  void whatPostgresCannotStoreCostsNoMessage() {
    String phones = "{\"phone\":\"%s\"},".formatted("☎".repeat(200)).repeat(10);
    String emails = "{\"email\":\"%s\"},".formatted("\\u0001".repeat(200)).repeat(10);
    String card = "{\"phones\":[%s{}],\"emails\":[%s{}]},".formatted(phones, emails);
    String cards = card.repeat(20) + "{}";
    intake.polls(
        line.delivers(
            text(ANA, "wamid.1", 0, "nul \\u0000, medio \\ud83d par"),
            message(ANA, "wamid.2", 1, "\"type\":\"contacts\",\"contacts\":[%s]".formatted(cards)),
            message(
                ANA,
                "wamid.3",
                2,
                "\"type\":\"order\",\"order\":{\"a\":[%s1]}".formatted("1e308,".repeat(500))),
            message(ANA, "wamid.4", 3, "\"type\":\"order\",\"order\":{\"a\":\"\\u0000\\udc00\"}"),
            text(ANA, "wamid.5", 4, "x".repeat(70_000))));

    assertThat(stored.texts()).hasSize(5).first().isEqualTo("nul \uFFFD, medio \uFFFD par");
    assertThat(
            Database.list(
                "SELECT left(payload::text, 30) FROM message WHERE tenant_id = ? AND kind = 'CONTACTS'",
                tenant))
        .containsExactly("{\"oversized\": true}");
    assertThat(
            Database.list(
                "SELECT payload->>'type' FROM message WHERE tenant_id = ? AND kind = 'UNSUPPORTED'",
                tenant))
        .containsExactly("order", "order");
  }

  @Test
  void aSwitchedOffChannelsDeliveryIsKeptWithoutEffect() {
    Database.run("UPDATE channel SET active = false WHERE tenant_id = ?", tenant);
    intake.polls(line.delivers(text(ANA, "wamid.1", 0, "Hola"), Said.status("wamid.O", "read", 0)));

    assertThat(stored.texts()).isEmpty();
    assertThat(stored.topics()).isEmpty();
    assertThat(
            Database.row(
                "SELECT disposition, reason, content FROM inbound_set_aside WHERE tenant_id = ?",
                tenant))
        .containsEntry("disposition", "SUPPRESSED")
        .containsEntry("reason", "CHANNEL_INACTIVE")
        .hasEntrySatisfying("content", content -> assertThat(content).contains("wamid.1"));
  }

  @Test
  void aSuspendedTenantsDeliveryIsKeptWithoutEffectAndTheOthersIsNot() {
    Line other = Line.ofNewTenant();
    tenants.suspend(line.tenant());
    String body =
        "{\"entry\":[{\"changes\":[%s,%s]}]}"
            .formatted(
                line.change(List.of(text(ANA, "wamid.1", 0, "a"))),
                other.change(List.of(text(BETO, "wamid.2", 0, "b"))));
    intake.polls(line.event(body), other.event(body));

    assertThat(stored.texts()).isEmpty();
    assertThat(new Stored(other.tenant()).texts()).containsExactly("b");
    assertThat(
            Database.row(
                "SELECT disposition, reason, content FROM inbound_set_aside WHERE tenant_id = ?",
                tenant))
        .containsEntry("reason", "TENANT_SUSPENDED")
        .hasEntrySatisfying(
            "content",
            content -> assertThat(content).contains("wamid.1").doesNotContain("wamid.2"));
  }

  @Test
  void aDeliveryThatIsNotUnderstoodFails() {
    assertThatThrownBy(() -> intake.polls(line.event("{\"entry\":")))
        .isInstanceOf(DeliveryRefusedException.class)
        .hasMessageContaining("not understood");
  }

  @Test
  void aDeliveryForAnotherTenantsChannelFails() {
    Line stranger = new Line(new TenantId(Ids.next()), line.channelId(), line.phoneNumberId());

    assertThatThrownBy(() -> intake.polls(stranger.delivers(text(ANA, "wamid.1", 0, "Hola"))))
        .isInstanceOf(DeliveryRefusedException.class);
  }
}
