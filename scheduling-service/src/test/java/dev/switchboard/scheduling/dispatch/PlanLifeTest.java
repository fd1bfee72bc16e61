package dev.switchboard.scheduling.dispatch;

import static dev.switchboard.scheduling.dispatch.DispatchFixture.NORTH;
import static dev.switchboard.scheduling.dispatch.DispatchFixture.PLANS;
import static dev.switchboard.scheduling.dispatch.DispatchFixture.SOUTH;
import static dev.switchboard.scheduling.dispatch.DispatchFixture.solve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.contracts.Ids;
import dev.switchboard.platform.security.Actor;
import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Pools;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plans among replicas, callers and deaths. */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class PlanLifeTest {
  private static final Map<String, Object> BEST = Map.of("keep", "BEST");
  private static final Actor DISPATCHER = new Actor.User(Ids.next());

  @Inject DispatchWorker worker;
  @Inject SolvingRepository solving;
  @Inject AcceptService acceptance;
  @Inject Vertx vertx;

  private final DispatchFixture day = DispatchFixture.ofNewTenant();
  private final Shop shop = day.shop();
  private Pool replica;
  private Pool workers;

  @BeforeEach
  void begin() {
    replica = Pools.ofReplica(vertx);
    workers = Pools.ofWorker(vertx);
  }

  @AfterEach
  void end() {
    Pools.close(replica);
    Pools.close(workers);
  }

  @Test
  void aPlanWhoseSolverDiedHasFailedAndItsLateResultIsNobodys() {
    String id = day.plan(Map.of()).then().statusCode(202).extract().path("planId");
    ClaimedPlan dead = claim();
    assertThat(dead.planId()).hasToString(id);
    assertThat(day.read(id).getString("state")).isEqualTo("SOLVING");

    Database.run(
        "UPDATE dispatch_plan SET lease_expires_at = clock_timestamp() - interval '1 second' WHERE id = ?",
        dead.planId());

    assertThat(day.read(id).getString("state")).isEqualTo("FAILED");
    assertThat(day.read(id).getString("failure")).isEqualTo("SOLVER_DIED");
    assertThat(tell(dead)).isFalse();
    solve(worker);
    assertThat(day.state(id)).isEqualTo("FAILED");
    Pools.await(solving.end(workers, dead, PlanState.QUEUED, null));
    assertThat(day.state(id)).isEqualTo("FAILED");
  }

  @Test
  void twoReplicasNeverSolveOnePlanNorTwoOfATenant() {
    DispatchFixture other = DispatchFixture.ofNewTenant();
    for (int i = 0; i < 3; i++) {
      day.plan(Map.of()).then().statusCode(202);
    }
    String others = other.plan(Map.of()).then().statusCode(202).extract().path("planId");

    List<ClaimedPlan> claimed =
        atOnce(16, caller -> Pools.await(solving.claim(workers, Ids.next()))).stream()
            .flatMap(Optional::stream)
            .toList();

    assertThat(claimed).extracting(ClaimedPlan::tenant).doesNotHaveDuplicates();
    assertThat(claimed).extracting(plan -> plan.planId().toString()).contains(others);
  }

  @Test
  void aReplicaThatTakesAnotherPlanOfTheTenantMeanwhileSolvesNone() {
    day.plan(Map.of()).then().statusCode(202);
    day.plan(Map.of()).then().statusCode(202);
    SqlConnection quicker = Pools.await(workers.getConnection());
    Transaction open = Pools.await(quicker.begin());
    assertThat(Pools.await(solving.claim(quicker, Ids.next()))).isPresent();

    CompletableFuture<Optional<ClaimedPlan>> slower =
        CompletableFuture.supplyAsync(() -> Pools.await(solving.claim(workers, Ids.next())));
    Awaitility.await()
        .until(
            () ->
                Database.count(
                        "SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'transactionid'")
                    > 0);
    Pools.await(open.commit());
    Pools.await(quicker.close());

    assertThat(slower.join()).isEmpty();
    assertThat(
            Database.count(
                "SELECT count(*) FROM dispatch_plan WHERE tenant_id = ? AND state = 'SOLVING'",
                shop.tenant().value()))
        .isEqualTo(1);
  }

  @Test
  void aPlanThatIsCancelledIsSolvedNoFurther() {
    crossed();
    String id = day.plan(Map.of("seconds", 60)).then().statusCode(202).extract().path("planId");
    CompletableFuture<Void> round = CompletableFuture.runAsync(() -> solve(worker));
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> day.state(id).equals("SOLVING"));

    long asked = System.nanoTime();
    shop.asOwner().delete(PLANS + "/" + id).then().statusCode(204);
    round.join();

    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(5));
    assertThat(day.state(id)).isEqualTo("CANCELLED");
    shop.asOwner().post(PLANS + "/" + id + "/accept").then().statusCode(409);
    shop.asOwner().delete(PLANS + "/" + id).then().statusCode(204);
  }

  @Test
  void anEmergencyThatIsCancelledMeanwhileHasNoPlan() {
    String ana = day.technician("Ana", NORTH);
    String emergency = day.booked(ana, "13:00", SOUTH);
    String id =
        day.plan(Map.of("emergencyAppointmentId", emergency))
            .then()
            .statusCode(202)
            .extract()
            .path("planId");
    shop.cancel(emergency).then().statusCode(200);

    solve(worker);

    assertThat(day.read(id).getString("failure")).isEqualTo("EMERGENCY_GONE");
  }

  @Test
  void whoDiesWhileAcceptingHasDoneNothing() {
    JsonPath plan = crossed();
    List<String> before = day.standing();

    assertThatThrownBy(
            () ->
                Pools.inTenant(
                    replica,
                    shop.tenant(),
                    transaction ->
                        acceptance
                            .accepted(transaction, shop.tenant(), DISPATCHER, id(plan))
                            .chain(
                                () -> Uni.createFrom().failure(new IllegalStateException("died")))))
        .hasMessageContaining("died");

    assertThat(day.standing()).isEqualTo(before);
    assertThat(day.state(plan.getString("planId"))).isEqualTo("READY");
    day.accept(plan).then().statusCode(200);
    assertThat(day.standing()).isNotEqualTo(before);
  }

  @Test
  void acceptedByManyOnTwoReplicasItIsDoneOnce() {
    JsonPath plan = crossed();
    long deadlocks = Database.deadlocks();

    List<String> states =
        atOnce(
            16,
            caller ->
                caller % 2 == 0
                    ? day.accept(plan).jsonPath().getString("state")
                    : Pools.inTenant(
                            replica,
                            shop.tenant(),
                            transaction ->
                                acceptance.accepted(
                                    transaction, shop.tenant(), DISPATCHER, id(plan)))
                        .body()
                        .state()
                        .name());

    assertThat(states).containsOnly("ACCEPTED");
    assertThat(shop.said()).filteredOn("appointment-updated"::equals).hasSize(2);
    assertThat(Database.deadlocks()).isEqualTo(deadlocks);
  }

  /** Bookings for the very places, moves and cancels of the very visits, and the plan. */
  @Test
  void inTheThickOfItThePlanIsWholeOrNot() {
    for (int round = 0; round < 2; round++) {
      DispatchFixture business = DispatchFixture.ofNewTenant();
      String ana = business.technician("Ana", NORTH);
      String bruno = business.technician("Bruno", SOUTH);
      List<String> visits = new ArrayList<>();
      for (String time : List.of("11:00", "13:00", "15:00")) {
        visits.add(business.booked(ana, time, SOUTH));
        visits.add(business.booked(bruno, time, NORTH));
      }
      JsonPath plan = business.solved(worker, BEST);
      assertThat(plan.getInt("preview.changes")).isEqualTo(6);
      long deadlocks = Database.deadlocks();

      List<Integer> answers = atOnce(24, caller -> disturb(business, plan, visits, caller));

      assertThat(Database.deadlocks()).isEqualTo(deadlocks);
      assertThat(overlaps(business)).isZero();
      boolean accepted = business.state(plan.getString("planId")).equals("ACCEPTED");
      assertThat(answers.getFirst()).isEqualTo(accepted ? 200 : 409);
      assertThat(changedByPlan(business)).isEqualTo(accepted ? 6 : 0);
      assertThat(business.standing()).allMatch(row -> row.endsWith("true"));
    }
  }

  private static int disturb(
      DispatchFixture business, JsonPath plan, List<String> visits, int caller) {
    Shop shop = business.shop();
    if (caller == 0) {
      return business.accept(plan).statusCode();
    }
    String visit = visits.get(caller % visits.size());
    return switch (caller % 4) {
      case 0 -> caller == 20 ? shop.cancel(visit).statusCode() : shop.permit(visit, 1).statusCode();
      case 1 -> shop.book("2026-11-25T13:00:00Z").statusCode();
      case 2 -> shop.hold("2026-11-25T12:30:00Z").statusCode();
      default -> caller == 19 ? shop.move(visit, "2026-11-25T18:00:00Z").statusCode() : 0;
    };
  }

  private static long changedByPlan(DispatchFixture business) {
    return Database.count(
        "SELECT count(*) FROM appointment_change WHERE tenant_id = ? AND reason LIKE 'dispatch plan %'",
        business.shop().tenant().value());
  }

  private static long overlaps(DispatchFixture business) {
    return Database.count(
        """
        SELECT count(*) FROM reservation a JOIN reservation b
          ON a.technician_id = b.technician_id AND a.id < b.id AND a.blocked && b.blocked
        WHERE a.tenant_id = ?
        """,
        business.shop().tenant().value());
  }

  private JsonPath crossed() {
    String ana = day.technician("Ana", NORTH);
    String bruno = day.technician("Bruno", SOUTH);
    day.booked(ana, "13:00", SOUTH);
    day.booked(bruno, "13:00", NORTH);
    return day.solved(worker, BEST);
  }

  private ClaimedPlan claim() {
    return Pools.await(solving.claim(workers, Ids.next())).orElseThrow();
  }

  private boolean tell(ClaimedPlan plan) {
    return Pools.await(
        solving.progress(
            workers, plan, new SolvingRepository.Progress(Duration.ofSeconds(1), "0", null)));
  }

  private static UUID id(JsonPath plan) {
    return UUID.fromString(plan.getString("planId"));
  }

  private static <T> List<T> atOnce(int callers, IntFunction<T> call) {
    try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
      List<CompletableFuture<T>> calls = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        int caller = i;
        calls.add(CompletableFuture.supplyAsync(() -> call.apply(caller), threads));
      }
      return calls.stream().map(CompletableFuture::join).toList();
    }
  }
}
