package dev.switchboard.scheduling.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Pools;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.scheduling.testing.TestClock;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Replicas that take the same series further book each date once, wherever one of them dies. */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class SeriesRaceTest {
  @Inject SeriesStepService steps;
  @Inject Vertx vertx;

  private final Shop shop = Shop.ofNewTenant();
  private final Repeating repeating = new Repeating(shop);

  @Test
  void twoReplicasAndSixteenCallersBookEachDateOnce() {
    UUID id = Repeating.id(repeating.made(Shop.WEDNESDAY_TEN, "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR"));
    long booked = shop.count("appointment");
    long deadlocks = Database.deadlocks();
    addLockRows();
    TestClock.set(TestClock.TUESDAY_NINE.plus(Duration.ofDays(28)));
    Pool one = Pools.ofReplica(vertx);
    Pool other = Pools.ofReplica(vertx);
    try {
      List<CompletableFuture<Void>> replicas =
          IntStream.range(0, 16)
              .mapToObj(
                  caller ->
                      CompletableFuture.runAsync(() -> advance(caller % 2 == 0 ? one : other, id)))
              .toList();
      replicas.forEach(CompletableFuture::join);
    } finally {
      Pools.close(one);
      Pools.close(other);
    }

    assertThat(shop.count("appointment")).isEqualTo(booked + 20);
    assertThat(
            Database.count(
                "SELECT count(DISTINCT starts_at) FROM appointment WHERE tenant_id = ?",
                shop.tenant().value()))
        .isEqualTo(booked + 20);
    assertThat(Database.deadlocks()).isEqualTo(deadlocks);
  }

  @Test
  void aReplicaThatDiesAfterTheBookingHasBookedNothing() throws SQLException {
    UUID id = Repeating.id(repeating.made(Shop.WEDNESDAY_TEN, "FREQ=WEEKLY"));
    addLockRows();
    TestClock.set(TestClock.TUESDAY_NINE.plus(Duration.ofDays(7)));
    Pool dying = Pools.ofReplica(vertx);
    try {
      SqlConnection claimer = Pools.await(dying.getConnection());
      Pools.await(claimer.begin());
      enter(claimer, shop.tenant());
      assertThat(Pools.await(steps.step(claimer, shop.tenant(), id))).isTrue();
      CompletableFuture<Void> other =
          CompletableFuture.runAsync(
              () -> Pools.await(steps.advance(shop.tenant(), id, 50).replaceWith(true)));

      Pools.kill(claimer);
      other.join();
    } finally {
      Pools.close(dying);
    }

    assertThat(repeating.days(id.toString(), "BOOKED")).hasSize(10).endsWith("2027-01-27");
    assertThat(shop.count("appointment")).isEqualTo(10);
    assertThat(shop.count("reservation")).isEqualTo(10);
  }

  private void advance(Pool replica, UUID id) {
    boolean more = true;
    while (more) {
      more =
          Pools.inTenant(
              replica, shop.tenant(), transaction -> steps.step(transaction, shop.tenant(), id));
    }
  }

  /** A transaction of a test's own is not begun again for missing ones. */
  private void addLockRows() {
    Database.run(
        """
        INSERT INTO schedule_day (tenant_id, day)
        SELECT s.tenant_id, date '2026-11-20' + n FROM schedule_settings s, generate_series(1, 200) AS n
        WHERE s.tenant_id = ? ON CONFLICT DO NOTHING
        """,
        shop.tenant().value());
    Database.run(
        """
        INSERT INTO technician_day (tenant_id, technician_id, day)
        SELECT d.tenant_id, t.id, d.day FROM schedule_day d JOIN technician t USING (tenant_id)
        WHERE d.tenant_id = ? ON CONFLICT DO NOTHING
        """,
        shop.tenant().value());
  }

  private static void enter(SqlConnection connection, TenantId tenant) {
    Pools.await(
        connection
            .preparedQuery("select set_config('app.tenant_id', $1, true)")
            .execute(Tuple.of(tenant.toString())));
  }
}
