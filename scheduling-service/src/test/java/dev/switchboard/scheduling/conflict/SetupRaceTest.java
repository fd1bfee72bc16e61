package dev.switchboard.scheduling.conflict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Bookings go on while the setup is changed: each is named by the change, or knows of it. */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class SetupRaceTest {
  private static final int ROUNDS = 12;
  private static final int CALLERS = 6;

  private final Shop shop = Shop.ofNewTenant();

  @Test
  void everyVisitOfADayThatIsClosedMeanwhileIsNamed() {
    long deadlocks = Database.deadlocks();
    int named = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Instant eight = Instant.parse("2026-11-25T11:00:00Z").plus(Duration.ofDays(7L * (round % 6)));
      Instant opens = eight.plus(Duration.ofDays(round / 6));
      String day = opens.toString().substring(0, 10);

      List<Response> answers =
          atOnce(
              opens,
              () -> shop.asOwner().body(Map.of("closedDays", List.of(day))).put(Shop.SETTINGS));

      List<String> conflicts =
          answers.getLast().jsonPath().getList("conflicts.items.appointmentId");
      assertThat(answers.getLast().statusCode()).isEqualTo(200);
      assertThat(conflicts).containsExactlyInAnyOrderElementsOf(standingOn(opens));
      named += conflicts.size();
    }
    assertThat(named).isBetween(1, ROUNDS * CALLERS);
    assertThat(Database.deadlocks()).isEqualTo(deadlocks);
  }

  @Test
  void nobodyWhoIsArchivedMeanwhileHasAVisitToCome() {
    long deadlocks = Database.deadlocks();
    for (int round = 0; round < ROUNDS; round++) {
      String bruno = shop.technician("Bruno " + round);
      Instant opens =
          Instant.parse("2026-11-25T11:00:00Z").plus(Duration.ofDays(7L * (round % 6) + round / 6));

      List<Response> answers =
          atOnce(opens, () -> shop.asOwner().delete("/v1/crm/technicians/" + bruno));

      assertThat(answers.getLast().statusCode()).isIn(200, 409);
      assertThat(visitsOfTheArchived()).isZero();
      standing(UUID.fromString(bruno)).forEach(id -> shop.cancel(id).then().statusCode(200));
      shop.asOwner().delete("/v1/crm/technicians/" + bruno);
    }
    assertThat(Database.deadlocks()).isEqualTo(deadlocks);
  }

  /**
   * The worst moment: after the change another booking has added the lock row that this one finds.
   */
  @Test
  void whoReadTheSetupBeforeTheChangeNeverBooksAfterIt() throws Exception {
    String bruno = shop.technician("Bruno");
    shop.cancel(shop.booked(Shop.WEDNESDAY_TEN).getString("appointmentId"));
    CompletableFuture<Response> booking;
    try (Connection other = Database.connectAsSuperuser()) {
      other.setAutoCommit(false);
      run(other, "LOCK TABLE technician_day IN ACCESS EXCLUSIVE MODE");
      booking = CompletableFuture.supplyAsync(() -> shop.book(Shop.WEDNESDAY_TEN));
      await().until(SetupRaceTest::somebodyWaitsForDays);
      shop.asOwner().delete("/v1/crm/technicians/" + bruno).then().statusCode(200);
      run(
          other,
          "INSERT INTO schedule_day (tenant_id, day) VALUES ('%s', '2026-11-25')"
              .formatted(shop.tenant()));
      other.commit();
    }

    assertThat(booking.join().statusCode()).isEqualTo(201);
    assertThat(booking.join().jsonPath().getString("technicianId")).isNotEqualTo(bruno);
    assertThat(visitsOfTheArchived()).isZero();
  }

  @Test
  void movesAndOtherReminderHoursNeverWaitInACircle() {
    Instant opens = Instant.parse("2026-11-25T11:00:00Z");
    List<String> visits = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      visits.add(
          shop.booked(opens.plus(Duration.ofDays(7L * i)).toString()).getString("appointmentId"));
    }
    long deadlocks = Database.deadlocks();
    List<CompletableFuture<Integer>> asked = new ArrayList<>();
    List<CompletableFuture<Integer>> changed = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 1; round <= ROUNDS; round++) {
        int hours = round;
        for (String visit : visits) {
          Instant start =
              opens
                  .plus(Duration.ofDays(7L * visits.indexOf(visit)))
                  .plus(Duration.ofMinutes(30L * round));
          asked.add(
              CompletableFuture.supplyAsync(
                  () -> shop.move(visit, start.toString()).statusCode(), threads));
        }
        changed.add(
            CompletableFuture.supplyAsync(
                () ->
                    shop.asOwner()
                        .body(Map.of("reminderHours", List.of(hours)))
                        .put(Shop.SETTINGS)
                        .statusCode(),
                threads));
      }
    }
    assertThat(changed.stream().map(CompletableFuture::join)).containsOnly(200);
    assertThat(asked.stream().map(CompletableFuture::join)).isSubsetOf(200, 409);
    assertThat(Database.deadlocks()).isEqualTo(deadlocks);
  }

  /** Callers who book from then on, and a change in their midst, whose answer is the last. */
  private List<Response> atOnce(Instant from, Supplier<Response> change) {
    List<CompletableFuture<Response>> asked = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int caller = 0; caller < CALLERS; caller++) {
        String start = from.plus(Duration.ofMinutes(90L * caller)).toString();
        asked.add(CompletableFuture.supplyAsync(() -> shop.book(start), threads));
      }
      asked.add(CALLERS, CompletableFuture.supplyAsync(change, threads));
    }
    return asked.stream().map(CompletableFuture::join).toList();
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static boolean somebodyWaitsForDays() {
    return Database.count(
            "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'technician_day'::regclass")
        > 0;
  }

  private List<String> standingOn(Instant opens) {
    return Database.list(
        """
        SELECT id FROM appointment WHERE tenant_id = ? AND status = 'SCHEDULED'
          AND starts_at >= ?::timestamptz AND starts_at < ?::timestamptz + interval '12 hours'
        """,
        shop.tenant().value(),
        opens.toString(),
        opens.toString());
  }

  private List<String> standing(UUID technician) {
    return Database.list(
        "SELECT id FROM appointment WHERE tenant_id = ? AND technician_id = ? AND status = 'SCHEDULED'",
        shop.tenant().value(),
        technician);
  }

  private long visitsOfTheArchived() {
    return Database.count(
        """
        SELECT count(*) FROM appointment a
        JOIN technician t ON t.tenant_id = a.tenant_id AND t.id = a.technician_id
        WHERE a.tenant_id = ? AND a.status = 'SCHEDULED' AND t.archived_at IS NOT NULL
        """,
        shop.tenant().value());
  }
}
