package dev.switchboard.scheduling.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

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

/** An import that breaks off, and several at once. */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class ImportRaceTest {
  private final Shop shop = Shop.ofNewTenant();
  private final Importing files = new Importing(shop);

  @Test
  void anImportThatBreaksOffIsCompletedByARepeat() {
    List<String> file = new ArrayList<>(List.of(Importing.HEAD));
    for (int i = 0; i < 250; i++) {
      file.add("p%d,2026-0%d-01 10:00,60,Ana,+549115555%04d,isp_repair".formatted(i, 1 + i % 9, i));
    }
    String[] rows = file.toArray(String[]::new);
    KnownPeople.answersTimes(shop.tenant(), 1);

    files
        .imported("dryRun=false", rows)
        .then()
        .statusCode(503)
        .body("code", equalTo("UNAVAILABLE"));
    assertThat(shop.count("appointment")).isEqualTo(200);
    KnownPeople.answersTimes(shop.tenant(), 1);

    JsonPath repeated = files.taken(rows);
    assertThat(repeated.getMap("counts")).isEqualTo(Map.of("UNCHANGED", 200, "CREATED", 50));
    assertThat(shop.count("appointment")).isEqualTo(250);
    KnownPeople.answersTimes(shop.tenant(), 0);
    assertThat(files.taken(rows).getMap("counts")).isEqualTo(Map.of("UNCHANGED", 250));
  }

  @Test
  void twoAtOnceTakeEachRowOnceAndBookingsMeanwhileLeaveNoOverlap() {
    long deadlocks = Database.deadlocks();
    List<String> file = new ArrayList<>(List.of(Importing.HEAD));
    for (int i = 0; i < 60; i++) {
      file.add(
          "f%d,2026-12-%02d %02d:00,60,Ana,+54911555500%02d,isp_repair"
              .formatted(i, 1 + i / 6, 9 + i % 6, i));
    }
    String[] rows = file.toArray(String[]::new);
    List<CompletableFuture<Response>> imports =
        IntStream.range(0, 3)
            .mapToObj(
                i -> CompletableFuture.supplyAsync(() -> files.imported("dryRun=false", rows)))
            .toList();
    List<CompletableFuture<Response>> bookings =
        IntStream.range(0, 40)
            .mapToObj(i -> "2026-12-%02dT%02d:30:00Z".formatted(1 + i % 10, 12 + i % 5))
            .map(at -> CompletableFuture.supplyAsync(() -> shop.book(at)))
            .toList();

    long created =
        imports.stream()
            .map(CompletableFuture::join)
            .mapToLong(
                answer ->
                    answer
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getInt("rows.count { it.outcome == 'CREATED' }"))
            .sum();
    long booked =
        bookings.stream()
            .map(CompletableFuture::join)
            .peek(answer -> assertThat(answer.statusCode()).isIn(201, 409, 422))
            .filter(answer -> answer.statusCode() == 201)
            .count();

    assertThat(created).isPositive();
    assertThat(shop.count("appointment_import")).isEqualTo(created);
    assertThat(shop.count("reservation")).isEqualTo(created + booked);
    assertThat(files.overlaps()).isZero();
    assertThat(Database.deadlocks()).isEqualTo(deadlocks);
  }

  @Test
  void manyRowsAreTakenInTheirBatches() {
    int many = Integer.getInteger("switchboard.steps", 1_000);
    List<String> file = new ArrayList<>(List.of(Importing.HEAD + ",technician"));
    for (int i = 0; i < 10; i++) {
      shop.technician("T" + i);
    }
    for (int i = 0; i < many; i++) {
      String day =
          LocalDate.of(2026, 11, 25)
              .plusDays((i / 100) * (i % 2 == 0 ? 1 : -1) - (i % 2) * 2)
              .toString();
      file.add(
          "m%d,%s %02d:00,60,Ana,+54911%08d,isp_repair,T%d"
              .formatted(i, day, 8 + (i / 2) % 50 / 10 * 2, 10_000_000 + i, (i / 2) % 10));
    }
    String[] rows = file.toArray(String[]::new);

    long started = System.nanoTime();
    JsonPath report = files.taken(rows);
    long millis = (System.nanoTime() - started) / 1_000_000;

    System.out.printf("%d rows imported in %d ms%n", many, millis);
    assertThat(report.getMap("counts")).isEqualTo(Map.of("CREATED", many));
    assertThat(shop.count("appointment")).isEqualTo(many);
    assertThat(files.overlaps()).isZero();
  }
}
