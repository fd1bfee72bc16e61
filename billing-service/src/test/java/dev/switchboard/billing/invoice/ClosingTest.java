package dev.switchboard.billing.invoice;

import static dev.switchboard.billing.testing.Business.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.billing.testing.Business;
import dev.switchboard.billing.testing.LoopsOff;
import dev.switchboard.billing.testing.Polls;
import dev.switchboard.billing.testing.WallClock;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.work.Claimed;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The period of 2 November to 1 December in Bristol, and what its close records. */
@QuarkusTest
@WithSwitchboardStack(service = "billing")
@TestProfile(LoopsOff.class)
class ClosingTest {
  private static final String OVER = "2026-12-03T00:00:00Z";

  @Inject Polls polls;
  @Inject WallClock clock;
  @Inject ClosingWorker worker;

  @Inject
  @ReactiveDataSource("worker")
  Pool database;

  private final Business business = Business.inBristol();

  @BeforeEach
  void aMonthOfMessages() {
    clock.setTo("2026-11-17T12:00:00Z");
    polls.hear(business.opens("2026-11-02T12:00:00Z"));
    polls.hear(business.sends(600, "2026-11-10T12:00:00Z"));
    polls.hear(business.sends(450, "2026-11-20T12:00:00Z"));
  }

  @Test
  void theCloseRecordsWhatThePreviewSaid() {
    String preview = number(business.preview(), "total").toPlainString();
    close(OVER);
    assertThat(events())
        .containsExactly("SUBSCRIPTION null 1 24.00", "OVERAGE MESSAGES_OUT 50 0.90");
    assertThat(preview).isEqualTo("24.90");
    assertThat(told()).containsExactlyInAnyOrder("SUBSCRIPTION 24.00", "OVERAGE 0.90");
  }

  @Test
  void theCloseMakesTheNextOne() {
    close(OVER);
    close("2027-01-03T00:00:00Z");
    assertThat(events())
        .containsExactly(
            "SUBSCRIPTION null 1 24.00",
            "OVERAGE MESSAGES_OUT 50 0.90",
            "SUBSCRIPTION null 1 24.00");
    assertThat(closes()).containsExactly("0 true", "1 true", "2 false");
  }

  @Test
  void aPeriodStaysOpenForADayAfterItsEnd() {
    close("2026-12-02T23:59:59Z");
    assertThat(events()).isEmpty();
    assertThat(closes()).containsExactly("0 false");
  }

  @Test
  void twoWorkersThatCloseTheSamePeriodBillItOnce() {
    Claimed work = claimed(OVER);
    List<CompletableFuture<Boolean>> tries = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      tries.add(
          worker
              .perform(work)
              .map(done -> true)
              .onFailure()
              .recoverWithItem(false)
              .subscribeAsCompletionStage());
    }
    assertThat(tries.stream().map(CompletableFuture::join)).containsOnlyOnce(true);
    assertThat(events()).hasSize(2);
    assertThat(closes()).containsExactly("0 true", "1 false");
  }

  @Test
  void usageToldAfterTheCloseIsChargedByTheNextAndShownBefore() {
    close(OVER);
    polls.hear(business.sends(100, "2026-11-30T12:00:00Z"));
    JsonPath preview = business.preview();
    assertThat(preview.getString("lines[5].type")).isEqualTo("ADJUSTMENT");
    assertThat(preview.getString("lines[5].description"))
        .isEqualTo("Messages sent from 2026-11-02 to 2026-12-01, known after its close");
    assertThat(number(preview, "lines[5].totalAmount")).isEqualByComparingTo("1.80");
    assertThat(number(preview, "total")).isEqualByComparingTo("25.80");

    close("2027-01-03T00:00:00Z");
    assertThat(events()).contains("ADJUSTMENT MESSAGES_OUT 100 1.80").hasSize(4);
    assertThat(business.preview().getList("lines")).hasSize(5);
  }

  @Test
  void whatWasBilledTooMuchIsGivenBack() {
    close(OVER);
    Database.run(
        "UPDATE usage_quarter SET quantity = quantity - 20 WHERE tenant_id = ? AND quantity = 450",
        business.tenant().value());
    close("2027-01-03T00:00:00Z");
    assertThat(events()).contains("CREDIT MESSAGES_OUT 20 -0.36");
  }

  @Test
  void aPeriodWithoutAPriceStaysOpen() {
    Business chilean = Business.in("America/Santiago", "CLP");
    polls.hear(chilean.opens("2026-11-02T12:00:00Z"));
    Claimed work = claimed(chilean, "2026-12-04T00:00:00Z");
    assertThatThrownBy(() -> perform(work)).isInstanceOf(ApplicationException.class);
    assertThat(closes(chilean)).containsExactly("0 false");
  }

  @Test
  void theDatabaseRefusesATotalThatDoesNotFollow() {
    close(OVER);
    for (String total : List.of("0.91", "0.89", "0.9005")) {
      assertThatThrownBy(
              () ->
                  Database.run(
                      """
                      INSERT INTO billing_event
                      SELECT tenant_id, uuidv7(), subscription_id, 9, type, meter, description,
                             quantity, unit_price, ?::numeric, currency, currency_digits,
                             period_start, period_end
                      FROM billing_event WHERE tenant_id = ? AND type = 'OVERAGE'
                      """,
                      total,
                      business.tenant().value()))
          .hasStackTraceContaining("billing_event_total_ck");
    }
  }

  @Test
  void nobodyMayChangeWhatIsRecorded() {
    assertThat(
            Database.list(
                """
                SELECT has_table_privilege(r, 'billing_event', p)
                FROM unnest(ARRAY['billing_app', 'billing_worker']) r,
                     unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) p
                """))
        .containsOnly("f");
  }

  @Test
  void billingEventsAreListedNewestFirst() {
    close(OVER);
    JsonPath page =
        business
            .asOwner()
            .get("/v1/crm/billing/events?limit=1")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    assertThat(page.getList("items")).hasSize(1);
    JsonPath rest =
        business
            .asOwner()
            .queryParam("cursor", page.getString("nextCursor"))
            .get("/v1/crm/billing/events")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    assertThat(rest.getList("items")).hasSize(1);
    assertThat(List.of(page.getString("items[0].type"), rest.getString("items[0].type")))
        .containsExactlyInAnyOrder("SUBSCRIPTION", "OVERAGE");
    assertThat(rest.getString("items[0].periodStart")).isEqualTo("2026-11-02T00:00:00Z");
  }

  private void close(String now) {
    perform(claimed(now));
  }

  private void perform(Claimed work) {
    worker.perform(work).await().atMost(Duration.ofSeconds(30));
  }

  private Claimed claimed(String now) {
    return claimed(business, now);
  }

  /** As the worker would, at that business time. */
  private Claimed claimed(Business of, String now) {
    clock.setTo(now);
    Database.run(
        "UPDATE period_close SET due_at = now() - interval '1 second' WHERE tenant_id = ?",
        of.tenant().value());
    return worker
        .table()
        .claim(database, UUID.randomUUID(), Duration.ofSeconds(30), 1_000)
        .await()
        .atMost(Duration.ofSeconds(30))
        .stream()
        .filter(work -> work.tenantId().equals(of.tenant()))
        .findFirst()
        .orElseThrow();
  }

  private List<String> events() {
    return Database.list(
        """
        SELECT concat_ws(' ', type, coalesce(meter, 'null'), trim_scale(quantity), total_amount)
        FROM billing_event WHERE tenant_id = ? ORDER BY billed_in, meter NULLS FIRST
        """,
        business.tenant().value());
  }

  private List<String> told() {
    return Database.list(
        """
        SELECT concat_ws(' ', d ->> 'type', d ->> 'totalAmount')
        FROM outbox, convert_from(data, 'UTF8') t, cast(t AS jsonb) d
        WHERE tenant_id = ? AND topic = 'billing-event-recorded'
        """,
        business.tenant().value());
  }

  private List<String> closes() {
    return closes(business);
  }

  private static List<String> closes(Business of) {
    return Database.list(
        """
        SELECT period_number || ' ' || (done_at IS NOT NULL) FROM period_close
        WHERE tenant_id = ? ORDER BY period_number
        """,
        of.tenant().value());
  }
}
