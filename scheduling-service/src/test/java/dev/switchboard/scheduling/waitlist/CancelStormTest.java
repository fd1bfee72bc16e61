package dev.switchboard.scheduling.waitlist;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Many give up at once while many wait: each slot has at most one living offer, nobody has two, and
 * nothing is lost; with two replicas, and where one dies.
 */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class CancelStormTest {
  private static final int MANY = 64;
  private static final Instant FIRST = Instant.parse("2026-11-25T11:00:00Z");

  @Inject OfferingService offering;
  @Inject Vertx vertx;

  private final Shop shop = Shop.ofNewTenant();
  private Line line;

  @BeforeEach
  void begin() {
    line = new Line(shop, offering);
  }

  @Test
  void sixtyFourCancelsAndSixtyFourWhoWait() {
    List<String> visits = visits();
    List<String> waiting =
        IntStream.range(0, MANY).mapToObj(i -> line.joined("Customer " + i)).toList();
    long deadlocks = Database.deadlocks();

    Pool one = Pools.ofReplica(vertx);
    Pool other = Pools.ofReplica(vertx);
    try {
      atOnce(MANY + 8, i -> cancelOrOffer(i, visits, i % 2 == 0 ? one : other));
      offerAll(one, other);
      assertThat(openOffers()).isEqualTo(MANY);
      assertNobodyHasTwo();

      answerAll(waiting);
      TestClock.set(TestClock.TUESDAY_NINE.plus(Duration.ofMinutes(30)));
      offerAll(one, other);
      assertNobodyHasTwo();
    } finally {
      Pools.close(one);
      Pools.close(other);
    }

    assertThat(states("ACCEPTED")).isEqualTo(MANY / 2);
    assertThat(shop.count("appointment")).isEqualTo(MANY + MANY / 2);
    assertThat(Database.deadlocks()).isEqualTo(deadlocks);
    // What stands and what is offered are all the reservations there are.
    assertThat(shop.count("reservation")).isEqualTo(MANY / 2 + openOffers());
  }

  @Test
  void aReplicaThatDiesBeforeItsOfferIsCommittedHasOfferedNothing() throws SQLException {
    String ana = line.joined("Ana");
    String visit = shop.booked(Shop.WEDNESDAY_TEN).getString("appointmentId");
    shop.cancel(visit).then().statusCode(200);
    UUID slot = UUID.fromString(line.openSlots().getFirst());
    Pool dying = Pools.ofReplica(vertx);
    try {
      SqlConnection claimer = Pools.await(dying.getConnection());
      Pools.await(claimer.begin());
      Pools.await(
          claimer
              .preparedQuery("select set_config('app.tenant_id', $1, true)")
              .execute(Tuple.of(shop.tenant().toString())));
      assertThat(Pools.await(offering.step(claimer, shop.tenant(), slot))).isFalse();
      line.goRound();
      assertThat(line.offer(ana)).isNull();

      kill(claimer);
      line.goRound();
    } finally {
      Pools.close(dying);
    }

    assertThat(line.offer(ana)).isNotNull();
    assertThat(shop.said().stream().filter("waitlist-offered"::equals)).hasSize(1);
    assertThat(shop.count("reservation")).isEqualTo(1);
  }

  @Test
  void ofManyAnswersToOneOfferTheFirstCounts() {
    String ana = line.joined("Ana");
    String beto = line.joined("Beto");
    shop.cancel(shop.booked(Shop.WEDNESDAY_TEN).getString("appointmentId"));
    line.goRound();
    String offer = line.offer(ana);

    List<Integer> answers = new CopyOnWriteArrayList<>();
    atOnce(
        24,
        i ->
            answers.add(
                switch (i % 3) {
                  case 0 -> line.accept(offer).statusCode();
                  case 1 -> line.decline(offer).statusCode();
                  default -> line.leave(ana).statusCode();
                }));
    line.goRound();

    assertThat(answers).isSubsetOf(200, 204, 409);
    boolean accepted = states("ACCEPTED") == 1;
    assertThat(shop.count("appointment")).isEqualTo(accepted ? 2 : 1);
    assertThat(line.offer(beto) == null).isEqualTo(accepted);
    assertThat(shop.count("reservation")).isEqualTo(1);
  }

  private void cancelOrOffer(int i, List<String> visits, Pool replica) {
    if (i < visits.size()) {
      shop.cancel(visits.get(i)).then().statusCode(200);
    } else {
      offerAll(replica);
    }
  }

  /** Half take it, each asked twice at once, a quarter declines, a quarter says nothing. */
  private void answerAll(List<String> waiting) {
    List<String> offers = waiting.stream().map(line::offer).toList();
    atOnce(
        MANY + MANY / 2,
        i -> {
          String offer = offers.get(i % MANY);
          if (i % MANY < MANY / 2) {
            line.accept(offer).then().statusCode(200);
          } else if (i % MANY < MANY / 2 + MANY / 4) {
            line.decline(offer).then().statusCode(200);
          }
        });
  }

  /** Six visits a day for each of four, on three days. */
  private List<String> visits() {
    List<String> technicians =
        IntStream.range(0, 4).mapToObj(i -> shop.technician("Technician " + i)).toList();
    List<String> visits = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      int slot = i / technicians.size();
      Instant start =
          FIRST.plus(Duration.ofDays(slot / 6)).plus(Duration.ofMinutes(90L * (slot % 6)));
      visits.add(
          shop.booked(
                  Shop.with(
                      Shop.visit(start.toString()),
                      "technicianId",
                      technicians.get(i % technicians.size())))
              .getString("appointmentId"));
    }
    return visits;
  }

  private void offerAll(Pool... replicas) {
    atOnce(replicas.length * 4, i -> offerAll(replicas[i % replicas.length]));
  }

  private void offerAll(Pool replica) {
    for (String slot : line.openSlots()) {
      boolean more = true;
      while (more) {
        more =
            Pools.inTenant(
                replica,
                shop.tenant(),
                transaction -> offering.step(transaction, shop.tenant(), UUID.fromString(slot)));
      }
    }
  }

  private void assertNobodyHasTwo() {
    assertThat(
            Database.count(
                """
                SELECT count(*) - least(count(DISTINCT slot_id), count(DISTINCT entry_id),
                                        count(DISTINCT (technician_id, starts_at)))
                FROM waitlist_offer WHERE tenant_id = ? AND state = 'OPEN'
                """,
                shop.tenant().value()))
        .isZero();
    assertThat(
            Database.count(
                """
                SELECT count(*) FROM reservation a JOIN reservation b
                  ON a.technician_id = b.technician_id AND a.id < b.id AND a.blocked && b.blocked
                WHERE a.tenant_id = ?
                """,
                shop.tenant().value()))
        .isZero();
  }

  private long openOffers() {
    return states("OPEN");
  }

  private long states(String state) {
    return Database.count(
        "SELECT count(*) FROM waitlist_offer WHERE tenant_id = ? AND state = '%s'".formatted(state),
        shop.tenant().value());
  }

  private static void atOnce(int callers, IntConsumer call) {
    try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
      List<CompletableFuture<Void>> calls =
          IntStream.range(0, callers)
              .mapToObj(i -> CompletableFuture.runAsync(() -> call.accept(i), threads))
              .toList();
      calls.forEach(CompletableFuture::join);
    }
  }

  private static void kill(SqlConnection connection) throws SQLException {
    int pid =
        Pools.await(connection.query("SELECT pg_backend_pid()").execute())
            .iterator()
            .next()
            .getInteger(0);
    try (Connection superuser = Database.connectAsSuperuser();
        Statement statement = superuser.createStatement()) {
      statement.execute("SELECT pg_terminate_backend(%d, 5000)".formatted(pid));
    }
  }
}
