package dev.switchboard.conversation.intake;

import static dev.switchboard.conversation.intake.Said.text;
import static dev.switchboard.conversation.intake.Said.textOfBoth;
import static dev.switchboard.conversation.intake.Said.textOfUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.Ids;
import dev.switchboard.conversation.testing.LoopsOff;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who it is that writes, under whatever name and spelling. */
@QuarkusTest
@WithSwitchboardStack(service = "conversation")
@TestProfile(LoopsOff.class)
class CustomerIntakeTest {
  private static final String ANA = "5491155550101";

  @Inject Intake intake;
  private final Line line = Line.ofNewTenant();
  private final UUID tenant = line.tenant().value();
  private final Stored stored = new Stored(line.tenant());

  @Test
  void aSenderWithoutANumberIsServedByUserId() {
    intake.polls(line.delivers(textOfUser("AR.7001", "wamid.1", 0, "sin número")));

    assertThat(Database.list("SELECT phone FROM customer WHERE tenant_id = ?", tenant))
        .containsExactly((String) null);
    assertThat(stored.names()).containsExactly("USER_ID AR.7001");
    assertThat(stored.conversation("sender_kind || ' ' || sender")).isEqualTo("USER_ID AR.7001");
  }

  @Test
  void aNumberLearntLaterIsTheSameCustomers() {
    intake.polls(line.delivers(textOfUser("AR.7001", "wamid.1", 0, "sin número")));
    intake.polls(line.delivers(textOfBoth(ANA, "AR.7001", "wamid.2", 60)));
    intake.polls(line.delivers(text(ANA, "wamid.3", 120, "con número")));

    assertThat(Database.row("SELECT phone, version FROM customer WHERE tenant_id = ?", tenant))
        .containsEntry("phone", "+5491155550101")
        .containsEntry("version", "2");
    assertThat(stored.names()).containsExactly("USER_ID AR.7001", "WA_ID 5491155550101");
    assertThat(stored.conversation("sender_kind || ' ' || sender")).isEqualTo("WA_ID " + ANA);
    assertThat(stored.conversation("total_messages")).isEqualTo("3");
    assertThat(stored.events("customer-changed")).hasSize(2);
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
    assertThat(stored.conversation("total_messages")).isEqualTo("3");
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

    assertThat(stored.conversation("customer_id")).isEqualTo(customer.toString());
    assertThat(Database.list("SELECT name FROM customer WHERE tenant_id = ?", tenant))
        .containsExactly("Importada");
    assertThat(stored.names()).containsExactly("WA_ID " + waId);
  }

  @Test
  void twoSpellingsOfOneNewNumberAreOneCustomer() {
    intake.polls(
        line.delivers(
            text("5215512345678", "wamid.1", 0, "a"), text("525512345678", "wamid.2", 1, "b")),
        line.delivers(text("541155550101", "wamid.3", 0, "a"), text(ANA, "wamid.4", 1, "b")));

    assertThat(Database.count("SELECT count(*) FROM customer WHERE tenant_id = ?", tenant))
        .isEqualTo(2);
    assertThat(stored.names()).hasSize(4);
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
  void aSenderOfTwoNumbersOfOneTenantIsOneCustomerInTwoConversations() {
    Line second = Line.of(line.tenant());
    intake.polls(
        line.delivers(text(ANA, "wamid.1", 0, "a")), second.delivers(text(ANA, "wamid.1", 0, "b")));

    assertThat(Database.count("SELECT count(*) FROM customer WHERE tenant_id = ?", tenant))
        .isEqualTo(1);
    assertThat(Database.count("SELECT count(*) FROM conversation WHERE tenant_id = ?", tenant))
        .isEqualTo(2);
  }
}
