package dev.switchboard.scheduling.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Pools;
import dev.switchboard.scheduling.testing.TestClock;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each customer once in a campaign, so many an hour, and none in the night (features.md S10). */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class RoundTest extends CampaignCase {
  private static final Instant NOW = TestClock.TUESDAY_NINE;

  @Test
  void eachCustomerIsTurnedToOnceByHoweverManyReplicas() {
    IntStream.range(0, 12).forEach(i -> campaigns.wrote(8));
    String campaign = campaigns.running("NO_BOOKING", 3600);
    try (Rounds other = Rounds.ofAReplica(service, vertx)) {
      for (int minute = 0; minute < 3; minute++) {
        later(Duration.ofMinutes(minute));
        List<CompletableFuture<Integer>> all =
            IntStream.range(0, 8)
                .mapToObj(i -> i % 2 == 0 ? rounds : other)
                .map(replica -> CompletableFuture.supplyAsync(replica::play))
                .toList();
        all.forEach(CompletableFuture::join);
      }
    }
    assertThat(shop.count("follow_up")).isEqualTo(12);
    assertThat(shop.said().stream().filter("follow-up-due"::equals)).hasSize(12);
    campaigns.audience(campaign).body("count", equalTo(0));
    shop.asOwner()
        .get(Campaigns.PATH + "/" + campaign + "/follow-ups")
        .then()
        .body("items", hasSize(12))
        .body("items[0].state", equalTo("DUE"));
  }

  @Test
  void whoDiesInARoundHasTurnedToNobody() {
    campaigns.wrote(8);
    campaigns.running("NO_BOOKING", 60);
    SqlConnection dying = Pools.await(rounds.worker().getConnection());
    var transaction = Pools.await(dying.begin());
    assertThat(Pools.await(service.play(dying))).contains(1);
    assertThat(rounds.play()).isZero();
    Pools.await(transaction.rollback());
    Pools.await(dying.close());

    assertThat(rounds.play()).isEqualTo(1);
    assertThat(shop.said()).containsOnlyOnce("follow-up-due");
  }

  @Test
  void aSecondCampaignMayTurnToHimAgainTheFirstDoesNot() {
    campaigns.wrote(8);
    String first = campaigns.running("NO_BOOKING", 60);
    assertThat(rounds.play()).isEqualTo(1);
    later(Duration.ofDays(1));
    assertThat(rounds.play()).isZero();

    campaigns.change(first, Map.of("active", false)).then().statusCode(200);
    campaigns.running("NO_BOOKING", 60);
    assertThat(rounds.play()).isEqualTo(1);
  }

  @Test
  void anHoursMessagesAreSpreadOverItsMinutes() {
    IntStream.range(0, 9).forEach(i -> campaigns.wrote(8));
    campaigns.running("NO_BOOKING", 120);

    assertThat(rounds.play()).isEqualTo(2);
    assertThat(rounds.play()).isZero();
    later(Duration.ofMinutes(1));
    assertThat(rounds.play()).isEqualTo(2);
  }

  @Test
  void inAnHourNoMoreThanItsShareIsSaid() {
    IntStream.range(0, 4).forEach(i -> campaigns.wrote(8));
    campaigns.running("NO_BOOKING", 2);
    int said = 0;
    for (int minute = 0; minute < 30; minute++) {
      later(Duration.ofMinutes(minute));
      said += rounds.play();
    }
    assertThat(said).isEqualTo(2);
    later(Duration.ofMinutes(61));
    assertThat(rounds.play()).isEqualTo(1);
  }

  /** Without quiet hours of its own a business has the usual ones; the night is the customer's. */
  @Test
  void nothingIsSaidInTheNight() {
    campaigns.wrote(8);
    UUID tokyo = campaigns.wrote(8);
    Database.run(
        """
        INSERT INTO customer_copy (tenant_id, id, version, archived, time_zone)
        VALUES (?, ?, 1, false, 'Asia/Tokyo')
        """,
        shop.tenant().value(),
        tokyo);
    campaigns.running("NO_BOOKING", 3600);

    TestClock.set(Instant.parse("2026-11-24T10:59:00Z"));
    assertThat(rounds.play()).isEqualTo(1);
    assertThat(turnedTo()).containsExactly(tokyo.toString());
    assertThat(lastNotAfter()).isEqualTo("2026-11-24T12:00:00Z");
    TestClock.set(Instant.parse("2026-11-24T11:00:00Z"));
    assertThat(rounds.play()).isEqualTo(1);
    assertThat(lastNotAfter()).isEqualTo("2026-11-24T15:00:00Z");
  }

  @Test
  void whoOptedOutIsNotTurnedTo() {
    UUID gone = campaigns.wrote(8);
    campaigns.optsOut(gone);
    campaigns.running("NO_BOOKING", 60);

    assertThat(rounds.play()).isZero();
  }

  @Test
  void aSuspendedBusinessWritesToNobody() {
    campaigns.wrote(8);
    campaigns.running("NO_BOOKING", 60);
    Database.run(
        "INSERT INTO tenant_copy (tenant_id, id, version, data) VALUES (?, ?, 1, '{\"status\": \"SUSPENDED\"}')",
        shop.tenant().value(),
        shop.tenant().value());

    assertThat(rounds.play()).isZero();
  }

  private static void later(Duration duration) {
    TestClock.set(NOW.plus(duration));
  }

  private List<String> turnedTo() {
    return Database.list(
        "SELECT customer_id FROM follow_up WHERE tenant_id = ? ORDER BY id", shop.tenant().value());
  }

  private String lastNotAfter() {
    return Database.list(
            """
            SELECT convert_from(data, 'UTF8')::jsonb ->> 'notAfter' FROM outbox
            WHERE tenant_id = ? AND topic = 'follow-up-due' ORDER BY id
            """,
            shop.tenant().value())
        .getLast();
  }
}
