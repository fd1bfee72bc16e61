package dev.switchboard.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.billing.testing.Business;
import dev.switchboard.billing.testing.LoopsOff;
import dev.switchboard.billing.testing.Polls;
import dev.switchboard.platform.event.ConsumedEvent;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each of the three numbers is broken by itself; an agreement of one number with itself fails. */
@QuarkusTest
@WithSwitchboardStack(service = "billing")
@TestProfile(LoopsOff.class)
class LedgerTest {
  private static final String DAY = "2026-11-10";
  private static final String NOON = DAY + "T15:00:00Z";

  @Inject Polls polls;

  private final Business business = Business.inBuenosAires();
  private final List<ConsumedEvent> sent = new ArrayList<>();

  @BeforeEach
  void aDayOfMessages() {
    polls.hear(business.opens("2026-11-02T12:00:00Z"));
    sent.addAll(business.sends(5, NOON));
    sent.addAll(business.sends(2, DAY + "T23:00:00Z"));
    polls.hear(sent);
    polls.hear(business.sends(3, "2026-11-11T15:00:00Z"));
  }

  @Test
  void whatWasSentAcceptedAndBilledAgrees() {
    assertLedger(7, 7, 7, 0);
  }

  @Test
  void duplicatesAndAReplayOfEverythingChangeNothing() {
    polls.hear(sent.subList(0, 1));
    polls.hear(sent);
    assertLedger(7, 7, 7, 0);
  }

  @Test
  void lostUsageShows() {
    Database.run("DELETE FROM usage_event WHERE event_id = ?", sent.getFirst().id());
    assertLedger(7, 6, 7, 1);
  }

  @Test
  void aFactToldTwiceShows() {
    Database.run(
        """
        INSERT INTO sent_message_fact (tenant_id, event_id, message_id, conversation_id, occurred_at)
        SELECT tenant_id, uuidv7(), uuidv7(), conversation_id, occurred_at FROM sent_message_fact
        WHERE event_id = ?
        """,
        sent.getFirst().id());
    assertLedger(8, 7, 7, 1);
  }

  @Test
  void aWrongSumShows() {
    Database.run(
        """
        UPDATE usage_quarter SET quantity = quantity + 2
        WHERE tenant_id = ? AND quarter = '2026-11-10T15:00:00Z'
        """,
        business.tenant().value());
    assertLedger(7, 7, 9, 2);
  }

  @Test
  void usageThatOnlyMeteringHeardShows() {
    polls.hearOnly("usage", business.sends(4, NOON));
    assertLedger(7, 11, 11, 4);
  }

  @Test
  void factsThatMeteringDidNotCountShow() {
    polls.hearOnly("ledger", business.sends(4, NOON));
    assertLedger(11, 7, 7, 4);
  }

  /** Three equal numbers, and yet the tenant would pay twice for it. */
  @Test
  void aMessageSaidToBeSentByTwoEventsShows() {
    polls.hear(business.sendsAgain(sent.getFirst()));
    assertLedger(8, 8, 8, 1);
  }

  @Test
  void messagesSentBeforeTheSubscriptionAreNotBilledAndShow() {
    polls.hear(business.sends(2, "2026-10-20T15:00:00Z"));
    JsonPath ledger = business.ledger("2026-10-20");
    assertThat(ledger.getInt("messagesSent")).isEqualTo(2);
    assertThat(ledger.getInt("quantityBilled")).isZero();
    assertThat(ledger.getInt("discrepancy")).isEqualTo(2);
  }

  private void assertLedger(int sent, int accepted, int billed, int discrepancy) {
    JsonPath ledger = business.ledger(DAY);
    assertThat(
            List.of(
                ledger.getInt("messagesSent"),
                ledger.getInt("usageAccepted"),
                ledger.getInt("quantityBilled"),
                ledger.getInt("discrepancy")))
        .containsExactly(sent, accepted, billed, discrepancy);
  }
}
