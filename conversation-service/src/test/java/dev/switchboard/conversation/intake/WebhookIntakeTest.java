package dev.switchboard.conversation.intake;

import static dev.switchboard.conversation.intake.Said.message;
import static dev.switchboard.conversation.intake.Said.raw;
import static dev.switchboard.conversation.intake.Said.text;
import static dev.switchboard.conversation.intake.Said.textOfBoth;
import static dev.switchboard.conversation.intake.Said.textOfUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.conversation.testing.EveryTenantActs;
import dev.switchboard.conversation.testing.LoopsOff;
import dev.switchboard.platform.event.ConsumedEvent;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithSwitchboardStack(service = "conversation")
@TestProfile(LoopsOff.class)
class WebhookIntakeTest {
  private static final String ANA = "5491155550101";
  private static final String BETO = "5491155550102";

  @Inject Intake intake;
  @Inject EveryTenantActs tenants;
  private final Line line = Line.ofNewTenant();
  private final UUID tenant = line.tenant().value();

  @Test
  void aFirstMessageMakesCustomerConversationAndMessage() {
    intake.polls(line.delivers(text(ANA, "wamid.1", 0, "Hola").called(ANA, "Ana Ruiz")));

    assertThat(
            Database.row("SELECT name, phone, version FROM customer WHERE tenant_id = ?", tenant))
        .containsEntry("name", "Ana Ruiz")
        .containsEntry("phone", "+5491155550101")
        .containsEntry("version", "1");
    assertThat(names()).containsExactly("WA_ID 5491155550101");
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

    assertThat(topics())
        .containsExactly("customer-changed", "conversation-status-changed", "message-received");
    var received = events("message-received").getFirst();
    assertThat(received)
        .containsEntry("event_id", Ids.derived(line.channelId(), "wamid.1").toString())
        .containsEntry("at", "" + Said.NOON)
        .containsEntry("key", conversation());
    assertThat(received.get("trace_parent")).startsWith("00-0af7651916cd43dd");
    assertThat(events("conversation-status-changed").getFirst().get("data"))
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

    assertThat(texts()).containsExactly("Hola", "?");
    assertThat(events("message-received")).hasSize(2);
  }

  @Test
  void theSameMessageInALaterDeliveryHasNoSecondEffect() {
    intake.polls(line.delivers(text(ANA, "wamid.1", 0, "Hola")));
    var before = everything();
    intake.polls(line.delivers(List.of(text(ANA, "wamid.1", 0, "Hola"), raw("{}"))));

    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void aRepeatedMessageOfAClosedConversationBeginsNoOther() {
    intake.polls(line.delivers(text(ANA, "wamid.1", 0, "Hola")));
    conversationIs("CLOSED");
    intake.polls(line.delivers(text(ANA, "wamid.1", 0, "Hola"), raw("[]")));

    assertThat(Database.count("SELECT count(*) FROM conversation WHERE tenant_id = ?", tenant))
        .isEqualTo(1);
  }

  @Test
  void messagesOfOneDeliveryAreNumberedByWhenTheyWereSent() {
    intake.polls(
        line.delivers(
            text(ANA, "wamid.3", 30, "c"),
            text(ANA, "wamid.1", 10, "a"),
            text(ANA, "wamid.2", 20, "b"),
            text(ANA, "wamid.4", 30, "d")));

    assertThat(texts()).containsExactly("a", "b", "c", "d");
  }

  @Test
  void sequencesGoOnWithoutGaps() {
    for (int i = 1; i <= 3; i++) {
      intake.polls(
          line.delivers(text(ANA, "wamid." + i, i, "x"), text(ANA, "wamid.x" + i, i, "y")));
    }

    assertThat(Database.list("SELECT sequence FROM message WHERE tenant_id = ? ORDER BY 1", tenant))
        .containsExactly("1", "2", "3", "4", "5", "6");
    assertThat(conversationColumn("total_messages")).isEqualTo("6");
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

    assertThat(conversationColumn("status")).isEqualTo(after);
    assertThat(conversationColumn("owner_kind")).isEqualTo(ownerAfter);
    assertThat(conversationColumn("owner_epoch")).isEqualTo(epochAfter);
    assertThat(events("conversation-status-changed")).hasSize(status.equals(after) ? 1 : 2);
  }

  @Test
  void aMoveIsToldWithItsVersionAndWhereItCameFrom() {
    intake.polls(line.delivers(text(ANA, "wamid.1", 0, "Hola")));
    conversationIs("RESOLVED");
    intake.polls(line.delivers(text(ANA, "wamid.2", 60, "Otra cosa")));

    assertThat(events("conversation-status-changed").getLast().get("data"))
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

    assertThat(conversationColumn("status")).isEqualTo("RESOLVED");
    assertThat(conversationColumn("extract(epoch FROM last_inbound_at)::bigint"))
        .isEqualTo("" + Said.NOON);
    assertThat(conversationColumn("total_messages")).isEqualTo("2");
    assertThat(events("message-received")).hasSize(2);
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
    assertThat(events("message-received")).isEmpty();
  }

  @Test
  void aTimeInTheFutureHoldsNoWindowOpen() {
    int tenYears = 10 * 365 * 24 * 3600;
    intake.polls(line.delivers(text(ANA, "wamid.1", tenYears, "Hola")));

    assertThat(Instant.ofEpochSecond(number("extract(epoch FROM last_inbound_at)::bigint")))
        .isBefore(Instant.now().plusSeconds(5));
    assertThat(
            Database.list(
                "SELECT extract(epoch FROM sent_at)::bigint FROM message WHERE tenant_id = ?",
                tenant))
        .containsExactly("" + (Said.NOON + tenYears));
  }

  @Test
  void aSenderWithoutANumberIsServedByUserId() {
    intake.polls(line.delivers(textOfUser("AR.7001", "wamid.1", 0, "sin número")));

    assertThat(Database.list("SELECT phone FROM customer WHERE tenant_id = ?", tenant))
        .containsExactly((String) null);
    assertThat(names()).containsExactly("USER_ID AR.7001");
    assertThat(conversationColumn("sender_kind || ' ' || sender")).isEqualTo("USER_ID AR.7001");
  }

  @Test
  void aNumberLearntLaterIsTheSameCustomers() {
    intake.polls(line.delivers(textOfUser("AR.7001", "wamid.1", 0, "sin número")));
    intake.polls(line.delivers(textOfBoth(ANA, "AR.7001", "wamid.2", 60)));
    intake.polls(line.delivers(text(ANA, "wamid.3", 120, "con número")));

    assertThat(Database.row("SELECT phone, version FROM customer WHERE tenant_id = ?", tenant))
        .containsEntry("phone", "+5491155550101")
        .containsEntry("version", "2");
    assertThat(names()).containsExactly("USER_ID AR.7001", "WA_ID 5491155550101");
    assertThat(conversationColumn("sender_kind || ' ' || sender")).isEqualTo("WA_ID " + ANA);
    assertThat(conversationColumn("total_messages")).isEqualTo("3");
    assertThat(events("customer-changed")).hasSize(2);
  }

  @Test
  void onePersonUnderThreeNamesInOnePollIsOneCustomer() {
    intake.polls(
        line.delivers(
            text(ANA, "wamid.1", 0, "a"),
            textOfUser("AR.7001", "wamid.2", 1, "b"),
            textOfBoth(ANA, "AR.7001", "wamid.3", 2)));

    assertThat(Database.count("SELECT count(*) FROM customer WHERE tenant_id = ?", tenant))
        .isEqualTo(1);
    assertThat(conversationColumn("total_messages")).isEqualTo("3");
  }

  @Test
  void theUserIdDecidesWhenANumberPassedToSomebodyElse() {
    intake.polls(line.delivers(textOfBoth(ANA, "AR.7001", "wamid.1", 0)));
    intake.polls(line.delivers(textOfUser("AR.7002", "wamid.2", 1, "b")));
    intake.polls(line.delivers(textOfBoth(ANA, "AR.7002", "wamid.3", 2)));

    assertThat(
            Database.list(
                """
                SELECT count(*) FROM message m JOIN conversation c ON c.id = m.conversation_id
                WHERE m.tenant_id = ? GROUP BY c.customer_id ORDER BY 1
                """,
                tenant))
        .containsExactly("1", "2");
  }

  @ParameterizedTest
  @CsvSource({
    "+5491155550101, 5491155550101",
    "+541155550101, 5491155550101",
    "+5491155550101, 541155550101",
    "+525512345678, 5215512345678",
    "+5531987654321, 553187654321",
  })
  void aCustomerKnownByPhoneIsFoundInAnySpelling(String phone, String waId) {
    UUID customer = Ids.next();
    Database.run(
        "INSERT INTO customer (tenant_id, id, name, phone) VALUES (?, ?, 'Importada', ?)",
        tenant,
        customer,
        phone);
    intake.polls(line.delivers(text(waId, "wamid.1", 0, "Hola").called(waId, "Ana")));

    assertThat(conversationColumn("customer_id")).isEqualTo(customer.toString());
    assertThat(Database.list("SELECT name FROM customer WHERE tenant_id = ?", tenant))
        .containsExactly("Importada");
    assertThat(names()).containsExactly("WA_ID " + waId);
  }

  @Test
  void twoSpellingsOfOneNewNumberAreOneCustomer() {
    intake.polls(
        line.delivers(
            text("5215512345678", "wamid.1", 0, "a"), text("525512345678", "wamid.2", 1, "b")),
        line.delivers(text("541155550101", "wamid.3", 0, "a"), text(ANA, "wamid.4", 1, "b")));

    assertThat(Database.count("SELECT count(*) FROM customer WHERE tenant_id = ?", tenant))
        .isEqualTo(2);
    assertThat(names()).hasSize(4);
  }

  @Test
  void anArchivedCustomersNumberMakesANewOne() {
    Database.run(
        "INSERT INTO customer (tenant_id, id, phone, archived_at) VALUES (?, ?, '+5491155550101', now())",
        tenant,
        Ids.next());
    intake.polls(line.delivers(text(ANA, "wamid.1", 0, "Hola")));

    assertThat(
            Database.count(
                "SELECT count(*) FROM customer WHERE tenant_id = ? AND archived_at IS NULL",
                tenant))
        .isEqualTo(1);
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

    assertThat(texts()).containsExactly("a1", "a2", "b1");
    assertThat(texts(bristol.tenant())).containsExactly("c1", "d1");
    assertThat(
            Database.list(
                "SELECT count(*) FROM conversation WHERE tenant_id IN (?, ?) GROUP BY tenant_id",
                tenant,
                bristol.tenant().value()))
        .containsExactly("2", "2");
  }

  @Test
  void aSenderOfTwoNumbersOfOneTenantIsOneCustomerInTwoConversations() {
    Line second = Line.of(line.tenant());
    intake.polls(
        line.delivers(text(ANA, "wamid.1", 0, "a")), second.delivers(text(ANA, "wamid.1", 0, "b")));

    assertThat(Database.count("SELECT count(*) FROM customer WHERE tenant_id = ?", tenant))
        .isEqualTo(1);
    assertThat(Database.count("SELECT count(*) FROM conversation WHERE tenant_id = ?", tenant))
        .isEqualTo(2);
  }

  @Test
  void oneBadElementLosesNoSiblingAndIsKeptWithItsReason() {
    intake.polls(
        line.delivers(
            text(ANA, "wamid.1", 0, "antes"),
            raw("{\"id\":\"wamid.2\",\"type\":\"text\",\"text\":{\"body\":\"sin remitente\"}}"),
            raw("17"),
            text(ANA, "wamid.3", 1, "después")));

    assertThat(texts()).containsExactly("antes", "después");
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

    assertThat(texts()).hasSize(5).first().isEqualTo("nul \uFFFD, medio \uFFFD par");
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

    assertThat(texts()).isEmpty();
    assertThat(topics()).isEmpty();
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

    assertThat(texts()).isEmpty();
    assertThat(texts(other.tenant())).containsExactly("b");
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
    assertThat(texts()).hasSize(202);
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

  private String conversation() {
    return conversationColumn("id");
  }

  private String conversationColumn(String column) {
    return Database.list(
            "SELECT %s FROM conversation WHERE tenant_id = ?".formatted(column), tenant)
        .getFirst();
  }

  private long number(String column) {
    return Long.parseLong(conversationColumn(column));
  }

  private List<String> names() {
    return Database.list(
        "SELECT kind || ' ' || value FROM customer_identity WHERE tenant_id = ? ORDER BY 1",
        tenant);
  }

  private List<String> texts() {
    return texts(line.tenant());
  }

  private static List<String> texts(TenantId tenant) {
    return Database.list(
        """
        SELECT m.text FROM message m JOIN conversation c ON c.id = m.conversation_id
        WHERE m.tenant_id = ? ORDER BY c.sender, m.sequence
        """,
        tenant.value());
  }

  private List<String> topics() {
    return Database.list("SELECT topic FROM outbox WHERE tenant_id = ? ORDER BY id", tenant);
  }

  private List<java.util.Map<String, String>> events(String topic) {
    return Database.rows(
        """
        SELECT event_id, key, trace_parent, extract(epoch FROM occurred_at)::bigint AS at,
               convert_from(data, 'UTF8') AS data
        FROM outbox WHERE tenant_id = ? AND topic = ? ORDER BY id
        """,
        tenant,
        topic);
  }

  /** All that a second delivery must not change. */
  private List<String> everything() {
    List<String> all = new ArrayList<>();
    for (String table : List.of("customer", "customer_identity", "conversation", "message")) {
      all.addAll(
          Database.list(
              "SELECT t::text FROM %s t WHERE tenant_id = ? ORDER BY 1".formatted(table), tenant));
    }
    all.addAll(topics());
    return all;
  }
}
