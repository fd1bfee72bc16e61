package dev.switchboard.scheduling.transfer;

import static dev.switchboard.scheduling.transfer.Importing.WIDE;
import static dev.switchboard.scheduling.transfer.Importing.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.scheduling.testing.KnownPeople;
import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Many rows that read differently, one after the other, broken off, and while others move visits.
 */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class ImportAgainInBatchesTest {
  private final Shop shop = Shop.ofNewTenant();
  private final Importing files = new Importing(shop);

  /** One gives way to the next, whoever has a place keeps it, and a dry run knows all of it. */
  @Test
  void placesAreTakenInTheFilesOrderAndADryRunKnows() {
    shop.booked("2026-11-30T13:00:00Z");
    files.taken(
        WIDE,
        row("a", "2026-11-26 10:00", ",,,"),
        row("b", "2026-11-26 11:00", ",,,"),
        row("c", "2026-11-26 12:00", ",,,"));
    String[] after = {
      WIDE,
      row("a", "2026-11-26 09:00", ",,,"),
      row("b", "2026-11-26 10:00", ",,,"),
      row("n", "2026-11-26 11:00", ",,,"),
      row("c", "2026-11-30 10:30", ",,,"),
      row("m", "2026-11-26 12:30", ",,,")
    };

    JsonPath tried = files.foreseen(after);
    JsonPath done = files.applied(after);

    assertThat(done.getList("rows.outcome", String.class))
        .isEqualTo(tried.getList("rows.outcome"))
        .containsExactly("APPLIED", "APPLIED", "CREATED", "CONFLICT", "CONFLICT");
    assertThat(done.getList("rows[3].fields", String.class)).containsExactly("startsAt");
    assertThat(files.visit(done, 3).getString("startsAt")).isEqualTo("2026-11-26T15:00:00Z");
    assertThat(done.getString("rows[4].conflict.appointmentId"))
        .isEqualTo(done.getString("rows[3].appointmentId"))
        .isEqualTo(tried.getString("rows[4].conflict.appointmentId"));
    assertThat(files.overlaps()).isZero();
  }

  /** Over batches, too: what an earlier one would free is free in the dry run. */
  @Test
  void aWholeFileIsMovedByADayBatchAfterBatch() {
    List<String> before = new ArrayList<>(List.of(WIDE));
    List<String> after = new ArrayList<>(List.of(WIDE));
    for (int i = 0; i < 220; i++) {
      String time = " %02d:00".formatted(8 + i % 10);
      before.add(row("m" + i, LocalDate.of(2026, 12, 2).plusDays(i / 10) + time, ",,,"));
      after.add(row("m" + i, LocalDate.of(2026, 12, 1).plusDays(i / 10) + time, ",,,"));
    }
    files.taken(before.toArray(String[]::new));

    JsonPath tried = files.foreseen(after.toArray(String[]::new));
    long started = System.nanoTime();
    JsonPath done = files.applied(after.toArray(String[]::new));
    long millis = (System.nanoTime() - started) / 1_000_000;

    System.out.printf("220 visits moved in %d ms%n", millis);
    assertThat(done.getMap("counts")).isEqualTo(Map.of("APPLIED", 220));
    assertThat(tried.getList("rows")).isEqualTo(done.getList("rows"));
    assertThat(files.overlaps()).isZero();
    assertThat(shop.count("reservation")).isEqualTo(220);
  }

  /** The customers of the second batch cannot be looked up; the repeat goes on from there. */
  @Test
  void changesThatBreakOffAreCompletedByARepeat() {
    List<String> before = new ArrayList<>(List.of(WIDE));
    List<String> after = new ArrayList<>(List.of(WIDE));
    for (int i = 0; i < 210; i++) {
      String at = LocalDate.of(2026, 12, 2).plusDays(i / 10) + " %02d:00".formatted(8 + i % 10);
      before.add(row("c" + i, at, ",,,"));
      after.add(row("c" + i, at, ",ring twice,,"));
    }
    after.add(row("new", "2027-02-02 10:00", ",,,"));
    files.taken(before.toArray(String[]::new));
    KnownPeople.answersTimes(shop.tenant(), 0);

    files.imported("onChanged=APPLY", after.toArray(String[]::new)).then().statusCode(503);
    assertThat(shop.said()).filteredOn("appointment-updated"::equals).hasSize(200);
    KnownPeople.answersTimes(shop.tenant(), 9);

    assertThat(files.applied(after.toArray(String[]::new)).getMap("counts"))
        .isEqualTo(Map.of("UNCHANGED", 200, "APPLIED", 10, "CREATED", 1));
    assertThat(shop.said()).filteredOn("appointment-updated"::equals).hasSize(210);
  }

  /** Whoever was first: what a person has done is what stands, and nobody is at two places. */
  @Test
  void whoeverMovesAVisitMeanwhileIsNeverOverwritten() {
    long deadlocks = Database.deadlocks();
    List<String> before = new ArrayList<>(List.of(WIDE));
    List<String> after = new ArrayList<>(List.of(WIDE));
    for (int i = 0; i < 24; i++) {
      String day = "2026-12-%02d".formatted(1 + i / 4);
      before.add(row("r" + i, day + " %02d:00".formatted(9 + i % 4), ",,,"));
      after.add(row("r" + i, day + " %02d:00".formatted(13 + i % 4), ",,,"));
    }
    JsonPath first = files.taken(before.toArray(String[]::new));
    List<String> ids = first.getList("rows.appointmentId");
    CompletableFuture<Response> twice =
        CompletableFuture.supplyAsync(
            () -> files.imported("onChanged=APPLY", after.toArray(String[]::new)));
    CompletableFuture<Response> once =
        CompletableFuture.supplyAsync(
            () -> files.imported("onChanged=APPLY", after.toArray(String[]::new)));
    List<CompletableFuture<Response>> moves =
        IntStream.range(0, 24)
            .filter(i -> i % 2 == 0)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> shop.move(ids.get(i), movedTo(i))))
            .toList();

    moves.forEach(move -> move.join().then().statusCode(200));
    assertThat(List.of(once.join().statusCode(), twice.join().statusCode())).containsOnly(200);

    for (int i = 0; i < 24; i += 2) {
      assertThat(shop.read(ids.get(i)).getString("startsAt")).isEqualTo(movedTo(i));
    }
    for (int i = 1; i < 24; i += 2) {
      assertThat(shop.read(ids.get(i)).getString("startsAt"))
          .isEqualTo("2026-12-%02dT%02d:00:00Z".formatted(1 + i / 4, 16 + i % 4));
    }
    assertThat(files.overlaps()).isZero();
    assertThat(Database.deadlocks()).isEqualTo(deadlocks);
  }

  /** Two a day of a working week and a Monday. */
  private static String movedTo(int i) {
    int day = i / 4;
    return "2026-12-%02dT%d:00:00Z".formatted(day < 5 ? 7 + day : 14, i % 4 == 0 ? 13 : 17);
  }
}
