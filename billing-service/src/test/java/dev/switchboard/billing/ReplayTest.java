package dev.switchboard.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.billing.testing.Business;
import dev.switchboard.billing.testing.LoopsOn;
import dev.switchboard.platform.event.ConsumedEvent;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Through Kafka and every loop of the service, with all of it published again. */
@QuarkusTest
@WithSwitchboardStack(service = "billing")
@TestProfile(LoopsOn.class)
class ReplayTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void whatIsPublishedTwiceIsBilledOnceAndTheLedgerAgrees() {
    Business business = Business.in("UTC", "EUR");
    Instant noon = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(12, ChronoUnit.HOURS);
    List<ConsumedEvent> sent = business.sends(40, noon.toString());
    publish(business.opens(noon.toString()));
    sent.forEach(ReplayTest::publish);
    publish(business.books(noon.toString()));
    LocalDate day = LocalDate.ofInstant(noon, ZoneOffset.UTC);
    await().atMost(PATIENCE).untilAsserted(() -> assertBilled(business, day, 40));

    await().atMost(PATIENCE).until(() -> Database.count("SELECT count(*) FROM outbox") == 0);
    sent.forEach(ReplayTest::publish);
    ConsumedEvent last = business.sends(noon.toString());
    publish(last);
    await().atMost(PATIENCE).untilAsserted(() -> assertBilled(business, day, 41));
    assertThat(business.preview().getInt("lines[3].explained.used")).isEqualTo(1);
  }

  private static void assertBilled(Business business, LocalDate day, int messages) {
    business.asOwner().get("/v1/crm/billing/invoice-preview").then().statusCode(200);
    JsonPath ledger = business.ledger(day.toString());
    assertThat(
            List.of(
                ledger.getInt("messagesSent"),
                ledger.getInt("usageAccepted"),
                ledger.getInt("quantityBilled"),
                ledger.getInt("discrepancy")))
        .containsExactly(messages, messages, messages, 0);
  }

  /** Waits in the outbox of this service, whose relay publishes whatever lies there. */
  private static void publish(ConsumedEvent event) {
    Database.run(
        """
        INSERT INTO outbox (event_id, tenant_id, topic, key, subject, occurred_at, data)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        event.id(),
        event.tenantId().value(),
        event.topic().topicName(),
        event.key(),
        event.subject(),
        event.time().atOffset(ZoneOffset.UTC),
        event.data());
  }
}
