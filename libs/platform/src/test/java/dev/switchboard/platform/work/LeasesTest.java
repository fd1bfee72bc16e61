package dev.switchboard.platform.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.Ids;
import dev.switchboard.platform.testing.TestDatabase;
import dev.switchboard.testkit.stack.SharedStack;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeasesTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private static Vertx vertx;
  private static TestDatabase database;
  private static Pool pool;

  @BeforeAll
  static void connect() {
    vertx = Vertx.vertx();
    database = TestDatabase.create(SharedStack.get().postgres(), "leases_test");
    pool = database.workerPool(vertx);
  }

  @AfterAll
  static void close() {
    vertx.close();
  }

  @BeforeEach
  void nobodyHoldsAnything() {
    database.run("DELETE FROM lease");
  }

  @Test
  void ofSixtyFourWhoAskAtOnceOneGetsTheLease() {
    List<Optional<Lease>> answers =
        Uni.join()
            .all(IntStream.range(0, 64).mapToObj(i -> process().acquire("x", LONG)).toList())
            .andFailFast()
            .await()
            .atMost(LONG);
    assertThat(answers.stream().flatMap(Optional::stream)).hasSize(1);
  }

  @Test
  void whoLostTheLeaseCannotRenewItAndTheEpochHasRisen() {
    Leases first = process();
    Lease held = acquired(first);
    database.run("UPDATE lease SET expires_at = now() - interval '1 second'");
    Lease taken = acquired(process());
    assertThat(taken.epoch()).isGreaterThan(held.epoch());
    assertThat(await(first.renew(held, LONG))).isFalse();
  }

  @Test
  void anExpiredLeaseIsNotRenewedEvenIfNobodyTookIt() {
    Leases first = process();
    Lease held = acquired(first);
    database.run("UPDATE lease SET expires_at = now() - interval '1 second'");
    assertThat(await(first.renew(held, LONG))).isFalse();
  }

  @Test
  void aLeaseGivenBackIsFreeAtOnceAndAnOldHolderCannotGiveBackANewOnes() {
    Leases first = process();
    Lease held = acquired(first);
    release(first, held);
    Leases second = process();
    Lease taken = acquired(second);
    release(first, held);
    assertThat(await(second.renew(taken, LONG))).isTrue();
  }

  private static Leases process() {
    return new Leases(pool, Ids.next());
  }

  private static Lease acquired(Leases leases) {
    return await(leases.acquire("x", LONG)).orElseThrow();
  }

  private static void release(Leases leases, Lease lease) {
    leases.release(lease).await().atMost(LONG);
  }

  private static <T> T await(Uni<T> uni) {
    return Objects.requireNonNull(uni.await().atMost(LONG));
  }
}
