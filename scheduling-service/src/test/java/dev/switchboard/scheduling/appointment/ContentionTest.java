package dev.switchboard.scheduling.appointment;

import static dev.switchboard.scheduling.testing.Shop.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.idempotency.Fingerprint;
import dev.switchboard.platform.idempotency.IdempotencyKey;
import dev.switchboard.platform.idempotency.IdempotentRequest;
import dev.switchboard.platform.security.Actor;
import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Pools;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * Many want the same (features.md S5): real connections, real concurrency, no circle of waiting.
 */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class ContentionTest {
  private static final int CALLERS = 64;
  private static final int MANY = 200;
  private static final int ROUNDS = Integer.getInteger("switchboard.rounds", 10);
  private static final int MOVING_ROUNDS = Math.max(2, ROUNDS / 3);
  private static final int DAYS = 3;
  private static final Instant FIRST = Instant.parse("2026-11-25T11:00:00Z");
  private static final Actor ACTOR = new Actor.Service("conversation-service");

  @Inject BookingService bookings;
  @Inject AppointmentRepository appointments;
  @Inject MoveService moving;
  @Inject Vertx vertx;

  private final Shop shop = Shop.ofNewTenant();

  @Test
  void ofSixtyFourCallersOneWinsAndEachOtherHearsThreeAlternatives() {
    long deadlocks = Database.deadlocks();
    for (int round = 0; round < 4; round++) {
      String wanted = FIRST.plus(Duration.ofDays(round)).toString();
      List<Response> answers = atOnce(CALLERS, caller -> shop.book(visit(wanted)));

      assertThat(answers.stream().map(Response::statusCode))
          .containsOnlyOnce(201)
          .allMatch(status -> status == 201 || status == 409);
      assertThat(answers)
          .filteredOn(answer -> answer.statusCode() == 409)
          .hasSize(CALLERS - 1)
          .allSatisfy(
              answer ->
                  assertThat(answer.jsonPath().getList("alternatives.startsAt"))
                      .hasSize(3)
                      .doesNotContain(wanted));
    }
    assertThat(shop.count("appointment")).isEqualTo(4);
    assertThat(Database.deadlocks()).isEqualTo(deadlocks);
    assertThat(overlaps()).isZero();
  }

  /**
   * The pools of two replicas, with nothing of one process in common but the database; {@code
   * -Dswitchboard.rounds=50} for more.
   */
  @Test
  void ofTwoHundredCallersOfTwoReplicasOneWins() {
    shop.settings(Map.of("service_duration_config", Map.of("isp_repair", 30)));
    for (int day = 0; day < DAYS; day++) {
      shop.booked(FIRST.plus(Duration.ofDays(5 + day)).toString());
    }
    long deadlocks = Database.deadlocks();
    Pool one = Pools.ofReplica(vertx);
    Pool other = Pools.ofReplica(vertx);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        Instant slot =
            FIRST
                .plus(Duration.ofDays(5 + round % DAYS))
                .plus(Duration.ofMinutes(30L * (1 + round / DAYS)));
        List<Boolean> won =
            atOnce(MANY, caller -> wins(caller % 2 == 0 ? one : other, slot, caller));
        assertThat(won).hasSize(MANY).containsOnlyOnce(true);
      }
    } finally {
      Pools.close(one);
      Pools.close(other);
    }
    assertThat(shop.count("appointment")).isEqualTo(DAYS + ROUNDS);
    assertThat(Database.deadlocks()).isEqualTo(deadlocks);
    assertThat(overlaps()).isZero();
  }

  /** Eight visits of two technicians are moved to each other's times, from two replicas. */
  @Test
  void sixtyFourMovesBetweenTwoTechniciansNeverCollideNorWaitInACircle() {
    List<UUID> technicians =
        List.of(
            UUID.fromString(shop.technician("Bruno")), UUID.fromString(shop.technician("Clara")));
    List<UUID> visits =
        IntStream.range(0, 8)
            .mapToObj(i -> UUID.fromString(shop.booked(spot(i)).getString("appointmentId")))
            .toList();
    long deadlocks = Database.deadlocks();
    Pool one = Pools.ofReplica(vertx);
    Pool other = Pools.ofReplica(vertx);
    try {
      for (int round = 0; round < MOVING_ROUNDS; round++) {
        Random chance = new Random(20261124L + round);
        List<Move> wanted =
            IntStream.range(0, CALLERS)
                .mapToObj(
                    caller ->
                        new Move(
                            visits.get(caller % visits.size()),
                            Instant.parse(spot(chance.nextInt(12))),
                            technicians.get(chance.nextInt(2))))
                .toList();
        List<Boolean> moved =
            atOnce(CALLERS, caller -> moves(caller % 2 == 0 ? one : other, wanted.get(caller)));
        assertThat(moved).contains(true);
      }
    } finally {
      Pools.close(one);
      Pools.close(other);
    }
    assertThat(Database.deadlocks()).isEqualTo(deadlocks);
    assertThat(overlaps()).isZero();
    assertThat(shop.count("reservation")).isEqualTo(visits.size());
    assertThat(
            Database.count(
                """
                SELECT count(*) FROM appointment a
                JOIN reservation r ON r.tenant_id = a.tenant_id AND r.id = a.id
                  AND r.technician_id = a.technician_id AND r.starts_at = a.starts_at
                WHERE a.tenant_id = ?
                """,
                shop.tenant().value()))
        .isEqualTo(visits.size());
  }

  private record Move(UUID visit, Instant to, UUID technician) {}

  /** On two days. */
  private static String spot(int place) {
    return FIRST
        .plus(Duration.ofDays(place % 2))
        .plus(Duration.ofMinutes(90L * (place / 2)))
        .toString();
  }

  private boolean moves(Pool replica, Move move) {
    Call call = new Call(shop.tenant(), request(0), ACTOR);
    MoveRequest wish = new MoveRequest(move.to(), move.technician());
    try {
      Appointment moved =
          Pools.inTenant(
              replica,
              shop.tenant(),
              transaction ->
                  appointments
                      .require(transaction, shop.tenant(), move.visit())
                      .chain(read -> moving.moved(transaction, call, read, wish)));
      return moved.visit().startsAt().equals(move.to());
    } catch (SlotTakenException | MovedMeanwhileException lost) {
      return false;
    }
  }

  /** Who waits for a row sees it as it has become, and not as gone. */
  @Test
  void aVisitIsStillThereForWhoWaitedWhileItsTechnicianChanged() throws SQLException {
    shop.technician("Bruno");
    String visit = shop.booked(spot(0)).getString("appointmentId");
    CompletableFuture<Integer> cancel;
    try (Connection other = Database.connectAsSuperuser();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(
          """
          WITH clara AS (
            INSERT INTO technician (tenant_id, id, name, skills, crew, active)
            VALUES ('%1$s', uuidv7(), 'Clara', '{}', false, true) RETURNING id)
          SELECT id FROM clara
          """
              .formatted(shop.tenant()));
      statement.execute(
          """
          UPDATE appointment a SET technician_id = t.id FROM technician t
          WHERE t.tenant_id = a.tenant_id AND t.name = 'Clara' AND a.id = '%s'
          """
              .formatted(visit));
      cancel = CompletableFuture.supplyAsync(() -> shop.cancel(visit).statusCode());
      Awaitility.await()
          .until(
              () ->
                  Database.count(
                          "SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'transactionid'")
                      > 0);
      other.commit();
    }

    assertThat(cancel.join()).isEqualTo(200);
  }

  @Test
  void visitsThatSwapTheirDaysNeverWaitInACircle() {
    String tuesday = shop.booked("2026-12-01T13:00:00Z").getString("appointmentId");
    String wednesday = shop.booked("2026-12-02T13:00:00Z").getString("appointmentId");
    long deadlocks = Database.deadlocks();

    List<Integer> answers =
        atOnce(
                CALLERS,
                caller ->
                    shop.move(
                        caller % 2 == 0 ? tuesday : wednesday,
                        FIRST
                            .plus(Duration.ofDays(6 + (caller / 2 + caller) % 2))
                            .plus(Duration.ofMinutes(30L * (caller % 16)))
                            .toString()))
            .stream()
            .map(Response::statusCode)
            .toList();

    assertThat(answers).containsOnlyElementsOf(List.of(200, 409)).contains(200);
    assertThat(Database.deadlocks()).isEqualTo(deadlocks);
    assertThat(overlaps()).isZero();
    assertThat(shop.count("reservation")).isEqualTo(2);
  }

  /** A circle is made on purpose: whoever holds the second lock asks for the first. */
  @Test
  void aBookingThatPostgresqlEndsInACircleIsTriedAgain() throws SQLException {
    shop.booked("2026-11-25T11:00:00Z");
    long deadlocks = Database.deadlocks();
    try (Connection rival = Database.connectAsSuperuser()) {
      rival.setAutoCommit(false);
      lock(rival, "SET LOCAL deadlock_timeout = '20s'");
      lock(rival, "SELECT FROM technician_day WHERE tenant_id = '%s' FOR NO KEY UPDATE");
      CompletableFuture<Response> booking =
          CompletableFuture.supplyAsync(() -> shop.book("2026-11-25T13:00:00Z"));
      Awaitility.await().pollInterval(Duration.ofMillis(5)).until(ContentionTest::somebodyWaits);
      lock(rival, "SELECT FROM schedule_day WHERE tenant_id = '%s' FOR NO KEY UPDATE");
      rival.rollback();

      assertThat(booking.join().statusCode()).isEqualTo(201);
    }
    // More than one when the next try is at the first lock before the rival wakes.
    assertThat(Database.deadlocks()).isGreaterThan(deadlocks);
  }

  private void lock(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql.formatted(shop.tenant()));
    }
  }

  private static boolean somebodyWaits() throws SQLException {
    try (Connection superuser = Database.connectAsSuperuser();
        Statement statement = superuser.createStatement();
        ResultSet waiting =
            statement.executeQuery(
                """
                SELECT FROM pg_stat_activity
                WHERE usename = 'scheduling_app' AND wait_event_type = 'Lock'
                """)) {
      return waiting.next();
    }
  }

  @Test
  void theDaysLimitHoldsForCallersOfDifferentSlots() {
    shop.settings(Map.of("maxJobsPerDay", 3));
    List<Integer> answers =
        atOnce(
                24,
                caller ->
                    shop.book(visit(FIRST.plus(Duration.ofMinutes(90L * (caller % 6))).toString())))
            .stream()
            .map(Response::statusCode)
            .toList();

    assertThat(answers).filteredOn(status -> status == 201).hasSize(3);
    assertThat(shop.count("appointment")).isEqualTo(3);
  }

  @Test
  void theSameKeyAtOnceIsOneBooking() {
    List<String> ids =
        atOnce(
            16,
            caller ->
                shop.asService()
                    .header("Idempotency-Key", "turn-7:2")
                    .body(
                        """
                        {"customer": {"customerId": "0197f000-0000-7000-8000-000000000001",
                                      "name": "Ana"},
                         "serviceType": "isp_repair", "startsAt": "2026-11-25T13:00:00Z"}
                        """)
                    .post(Shop.APPOINTMENTS)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("appointmentId"));

    assertThat(ids.stream().distinct()).hasSize(1);
    assertThat(shop.count("appointment")).isEqualTo(1);
  }

  private boolean wins(Pool replica, Instant slot, int caller) {
    Call call = new Call(shop.tenant(), request(caller), ACTOR);
    return Pools.inTenant(
        replica,
        shop.tenant(),
        transaction ->
            bookings
                .book(transaction, call, request(slot))
                .replaceWith(true)
                .onFailure(SlotTakenException.class)
                .recoverWithItem(false));
  }

  static BookingRequest request(Instant slot) {
    return new BookingRequest(
        new CustomerSnapshot(Ids.next(), "Ana Gómez", null, null),
        "isp_repair",
        slot,
        null,
        null,
        null,
        false,
        null,
        null);
  }

  static IdempotentRequest request(int caller) {
    return new IdempotentRequest(
        new IdempotencyKey("caller-" + caller), "POST /", Fingerprint.of(new byte[0]));
  }

  private long overlaps() {
    return overlaps(shop.tenant());
  }

  static long overlaps(TenantId tenant) {
    return Database.count(
        """
        SELECT count(*) FROM reservation a JOIN reservation b
          ON a.technician_id = b.technician_id AND a.id < b.id AND a.blocked && b.blocked
        WHERE a.tenant_id = ?
        """,
        tenant.value());
  }

  static <T> List<T> atOnce(int callers, IntFunction<T> call) {
    try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
      List<CompletableFuture<T>> calls =
          IntStream.range(0, callers)
              .mapToObj(caller -> CompletableFuture.supplyAsync(() -> call.apply(caller), threads))
              .toList();
      List<T> answers = new ArrayList<>();
      calls.forEach(one -> answers.add(one.join()));
      return answers;
    }
  }
}
