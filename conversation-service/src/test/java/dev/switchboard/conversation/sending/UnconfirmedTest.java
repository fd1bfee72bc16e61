package dev.switchboard.conversation.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.conversation.testing.Desk;
import dev.switchboard.conversation.testing.Desks;
import dev.switchboard.conversation.testing.LoopsOn;
import dev.switchboard.platform.security.Role;
import dev.switchboard.simulators.server.Fault;
import dev.switchboard.simulators.server.FaultMode;
import dev.switchboard.simulators.whatsapp.DeliverySettings;
import dev.switchboard.simulators.whatsapp.WhatsAppSimulator;
import dev.switchboard.testkit.TestTokens;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person is shown because nobody else can tell (features.md C8). */
@QuarkusTest
@WithSwitchboardStack(service = "conversation")
@TestProfile(LoopsOn.class)
class UnconfirmedTest {
  private static final String ANA = "5491155550288";

  @Inject Desks desks;

  private WhatsAppSimulator whatsApp;
  private Desk desk;

  @BeforeEach
  void openDesk() {
    whatsApp = WhatsAppSimulator.start(LoopsOn.whatsAppPort());
    desk = desks.open(whatsApp);
  }

  @AfterEach
  void close() {
    whatsApp.close();
  }

  @Test
  void aMessageWithoutAWordForTenMinutesIsListed() {
    whatsApp.settle(DeliverySettings.silent().withoutWindow());
    UUID message = inDoubt(FaultMode.RESET);
    assertThat(listed()).isEmpty();

    pass(message, "9 minutes");
    assertThat(listed()).isEmpty();
    pass(message, "2 minutes");
    assertThat(listed()).containsExactly(message);
  }

  @Test
  void aLaterWordOfTheProviderTakesItFromTheList() {
    whatsApp.settle(DeliverySettings.silent().withoutWindow());
    UUID message = inDoubt(FaultMode.TIMEOUT_AFTER_ACCEPT);

    whatsApp.tellsSent(whatsApp.sentMessages().getFirst());
    awaitStatus(message, "SENT");
    assertThat(
            Database.count(
                "SELECT count(*) FROM message_unconfirmed WHERE message_id = ?", message))
        .isZero();
  }

  /** Each status a message passes through would else be written into all its indexes. */
  @Test
  void aNewStatusAloneIsWrittenIntoNoIndex() throws SQLException {
    whatsApp.settle(DeliverySettings.silent().withoutWindow());
    UUID message = desk.says(desk.conversationWith(ANA), "Hola").getFirst();
    awaitStatus(message, "SENT");
    try (Connection connection = Database.connectAsSuperuser();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          """
          UPDATE message SET status = 'READ', status_rank = 7, status_at = now(), sent_at = now()
          WHERE id = '%s'
          """
              .formatted(message));
      var hot =
          statement.executeQuery("SELECT pg_stat_get_xact_tuples_hot_updated('message'::regclass)");
      hot.next();
      assertThat(hot.getLong(1)).isOne();
      connection.rollback();
    }
  }

  private UUID inDoubt(FaultMode fault) {
    whatsApp.faults().arm(Fault.next(1, fault));
    UUID message = desk.says(desk.conversationWith(ANA), "Hola").getFirst();
    awaitStatus(message, "UNCONFIRMED");
    return message;
  }

  private static void pass(UUID message, String time) {
    Database.run(
        "UPDATE message SET status_at = status_at - ?::interval WHERE id = ?", time, message);
  }

  private List<UUID> listed() {
    String token = TestTokens.token(desk.provider().tenant(), Role.AGENT);
    return RestAssured.given()
        .auth()
        .oauth2(token)
        .get("/v1/crm/unconfirmed-messages")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("messageId", UUID.class);
  }

  private static void awaitStatus(UUID message, String status) {
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(() -> assertThat(Desk.status(message)).isEqualTo(status));
  }
}
