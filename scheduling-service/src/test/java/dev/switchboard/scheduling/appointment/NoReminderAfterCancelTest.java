package dev.switchboard.scheduling.appointment;

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
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * No reminder after a cancel or move that was answered (features.md X2), whatever else happens at
 * the same time: two workers claim, some die before they commit; two senders ask for permits, some
 * again; connections are cut. How often: {@code -Dswitchboard.steps=10000}.
 */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class NoReminderAfterCancelTest {
  private static final int ROUNDS = Integer.getInteger("switchboard.steps", 300);
  private static final int SHOPS = 4;
  private static final long SEED = 20261124;
  private static final Logger LOG = Logger.getLogger(NoReminderAfterCancelTest.class);

  @Inject VisitUnderFire.Services services;
  @Inject Vertx vertx;

  private final AtomicInteger afterwards = new AtomicInteger();
  private final AtomicInteger twice = new AtomicInteger();
  private final AtomicInteger granted = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger givenUp = new AtomicInteger();

  @Test
  void noPermitIsGrantedAfterACancelOrMoveWasAnswered() {
    TestClock.set(TestClock.TUESDAY_NINE);
    List<Pool> workers = List.of(Pools.ofWorker(vertx), Pools.ofWorker(vertx));
    List<TenantId> shops = new ArrayList<>();
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      for (int place = 0; place < SHOPS; place++) {
        open(shops);
      }
      IntStream.range(0, SHOPS)
          .mapToObj(
              place ->
                  CompletableFuture.runAsync(
                      () -> rounds(shops.get(place), place, workers, threads), threads))
          .toList()
          .forEach(CompletableFuture::join);
    } finally {
      workers.forEach(Pools::close);
    }
    LOG.infof(
        "%d interleavings: %d cancels and moves, %d permits, %d refusals, %d permits afterwards",
        ROUNDS, givenUp.get(), granted.get(), refused.get(), afterwards.get());

    assertThat(afterwards.get()).describedAs("permits asked for and had afterwards").isZero();
    assertThat(shops.stream().mapToLong(NoReminderAfterCancelTest::grantedLate).sum()).isZero();
    assertThat(twice.get()).describedAs("reminders permitted to two messages").isZero();
    assertThat(shops.stream().mapToLong(NoReminderAfterCancelTest::saidTwice).sum()).isZero();
    assertThat(granted.get()).describedAs("permits").isGreaterThan(ROUNDS / 10);
    assertThat(refused.get()).describedAs("refusals").isGreaterThan(ROUNDS / 10);
    assertThat(givenUp.get()).describedAs("cancels and moves").isGreaterThanOrEqualTo(ROUNDS);
  }

  private TenantId open(List<TenantId> shops) {
    Shop shop = Shop.ofNewTenant();
    shop.settings(Map.of("reminderHours", List.of(24, 2), "remindersPerMinute", 6000));
    shop.booked("2026-11-25T11:00:00Z");
    shops.add(shop.tenant());
    return shop.tenant();
  }

  private void rounds(TenantId tenant, int place, List<Pool> workers, ExecutorService threads) {
    Random random = new Random(SEED + place);
    for (int i = 0; i < ROUNDS / SHOPS; i++) {
      VisitUnderFire visit = VisitUnderFire.booked(tenant, services, workers);
      visit.play(Interleaving.of(random), threads);
      granted.addAndGet(visit.grants());
      refused.addAndGet(visit.refusals());
      givenUp.addAndGet(visit.changes());
      afterwards.addAndGet(visit.grantsAfterwards());
      twice.addAndGet(visit.grantedToTwo());
    }
  }

  /** By the database's clock: permit and change are made under one lock, so one is first. */
  private static long grantedLate(TenantId tenant) {
    return Database.count(
        """
        SELECT count(*) FROM reminder r
        JOIN appointment_change c ON c.tenant_id = r.tenant_id AND c.appointment_id = r.appointment_id
          AND c.kind IN ('CANCELLED', 'RESCHEDULED') AND c.version > r.appointment_version
        WHERE r.tenant_id = ? AND r.state = 'GRANTED' AND r.updated_at > c.created_at
        """,
        tenant.value());
  }

  private static long saidTwice(TenantId tenant) {
    return Database.count(
        """
        SELECT count(*) - count(DISTINCT subject) FROM outbox
        WHERE tenant_id = ? AND topic = 'reminder-due'
        """,
        tenant.value());
  }
}
