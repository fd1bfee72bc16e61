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
import io.restassured.path.json.JsonPath;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lines and series of 100,000 rows: nothing reads them whole (features.md D4). */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class LineIndexTest {
  private static final int ROWS = 100_000;
  private static final int ENOUGH = 7;
  private static final String SERIES = "/v1/crm/appointment-series";
  private static final Instant FREE = Instant.parse("2026-11-25T11:00:00Z");

  private static final String WHOLE_READS =
      """
      SELECT relname || ' ' || seq_scan FROM pg_stat_user_tables
      WHERE relname IN ('appointment_series', 'series_occurrence', 'waitlist_entry', 'freed_slot',
                        'waitlist_offer')
      ORDER BY 1
      """;

  @Inject OfferingService offering;
  @Inject FreedSlotRepository slots;
  @Inject Vertx vertx;

  private final Shop shop = Shop.ofNewTenant();
  private Line line;

  @BeforeEach
  void begin() {
    line = new Line(shop, offering);
  }

  @Test
  void nothingReadsATableWhole() {
    shop.booked("2026-11-24T19:30:00Z");
    fill();
    List<String> before = wholeReads();

    Pool worker = Pools.ofWorker(vertx);
    try {
      for (int i = 0; i < ENOUGH; i++) {
        readEverything();
        changeEverything(FREE.plus(Duration.ofMinutes(90L * (i % 3))).plus(Duration.ofDays(i / 3)));
        List<FreedSlotRepository.Due> due = due(worker);
        assertThat(due).hasSizeLessThanOrEqualTo(50);
      }
    } finally {
      Pools.close(worker);
    }

    assertThat(wholeReads()).isEqualTo(before);
  }

  /** What is over, a year of a busy line, and as many series. */
  private void fill() {
    fill(
        """
        INSERT INTO waitlist_entry (tenant_id, id, state, customer_id, customer_name, service_type,
          from_day, to_day, day_parts, urgent, since, expires_at)
        SELECT tenant_id, md5('entry' || n || tenant_id)::uuid, CASE WHEN n %% 1000 = 0 THEN 'WAITING' ELSE 'CLOSED' END, uuidv7(),
               'Ana', 'isp_repair', date '2026-01-01', date '2026-12-31', '{}', false,
               timestamptz '2026-11-20 12:00Z' - n * interval '1 minute', timestamptz '2026-12-31 12:00Z'
        """);
    fill(
        """
        INSERT INTO freed_slot (tenant_id, id, technician_id, customer_id, starts_at, ends_at, state,
                                look_at, unfit, outcome)
        SELECT tenant_id, md5('slot' || n || tenant_id)::uuid, id, uuidv7(),
               timestamptz '2026-11-20 12:00Z' - n * interval '1 hour',
               timestamptz '2026-11-20 13:00Z' - n * interval '1 hour', 'DONE',
               timestamptz '2026-11-20 12:00Z' - n * interval '1 hour', '{}', 'NOBODY'
        """);
    fill(
        """
        INSERT INTO waitlist_offer (tenant_id, id, entry_id, slot_id, technician_id, starts_at, ends_at,
                                    state, offered_at, expires_at)
        SELECT tenant_id, uuidv7(), md5('entry' || n || tenant_id)::uuid,
               md5('slot' || n || tenant_id)::uuid, id,
               timestamptz '2026-11-20 12:00Z' - n * interval '1 hour',
               timestamptz '2026-11-20 13:00Z' - n * interval '1 hour', 'EXPIRED',
               timestamptz '2026-11-19 12:00Z' - n * interval '1 hour',
               timestamptz '2026-11-19 13:00Z' - n * interval '1 hour'
        """);
    fill(
        """
        INSERT INTO appointment_series (tenant_id, id, version, customer_id, customer_name, service_type,
                                        first_at, time_zone, rrule, created_by)
        SELECT tenant_id, uuidv7(), 1, uuidv7(), 'Ana', 'isp_repair', timestamp '2026-01-01 10:00',
               'America/Argentina/Buenos_Aires', 'FREQ=DAILY;COUNT=1', 'user:x'
        """);
    Database.run(
        """
        INSERT INTO series_occurrence (tenant_id, series_id, day, state, reason)
        SELECT tenant_id, id, date '2026-01-01', CASE WHEN exception THEN 'EXCEPTION' ELSE 'SKIPPED' END,
               CASE WHEN exception THEN 'TAKEN' END
        FROM (SELECT *, random() < 0.01 AS exception FROM appointment_series WHERE tenant_id = ?) AS s
        """,
        shop.tenant().value());
    Database.run("ANALYZE");
  }

  private void fill(String insert) {
    Database.run(
        (insert + " FROM technician, generate_series(1, %d) AS n WHERE tenant_id = ?")
            .formatted(ROWS),
        shop.tenant().value());
    // Else the next table's foreign keys look for what they refer to without an index.
    Database.run("ANALYZE");
  }

  private void readEverything() {
    JsonPath entries = get(Line.PATH);
    String entry = entries.getString("items[3].entryId");
    String customer = entries.getString("items[3].customer.customerId");
    get(Line.PATH + "?cursor=" + entries.getString("nextCursor"));
    get(Line.PATH + "?state=WAITING");
    get(Line.PATH + "?customerId=" + customer);
    get(Line.PATH + "?state=CLOSED&customerId=" + customer);
    get(Line.PATH + "/" + entry);
    JsonPath series = get(SERIES);
    String id = series.getString("items[3].seriesId");
    get(SERIES + "?cursor=" + series.getString("nextCursor"));
    get(SERIES + "?customerId=" + series.getString("items[3].customer.customerId"));
    get(SERIES + "?appointmentId=" + id);
    get(SERIES + "/" + id);
    get(SERIES + "/" + id + "/occurrences");
    get(SERIES + "/exceptions?cursor=" + get(SERIES + "/exceptions").getString("nextCursor"));
  }

  private void changeEverything(Instant start) {
    shop.cancel(shop.booked(start.toString()).getString("appointmentId")).then().statusCode(200);
    line.goRound();
    JsonPath offered = get(Line.PATH + "?state=OFFERED");
    String offer = line.offer(offered.getString("items[0].entryId"));
    line.decline(offer).then().statusCode(200);
    line.goRound();
    String next = get(Line.PATH + "?state=OFFERED").getString("items[0].entryId");
    line.accept(line.offer(next)).then().statusCode(200);
    line.leave(line.joined("Ana")).then().statusCode(204);
    String made =
        shop.asService()
            .body(
                Shop.with(
                    Shop.visit(start.plus(Duration.ofDays(14)).toString()),
                    "rrule",
                    "FREQ=WEEKLY;COUNT=2"))
            .post(SERIES)
            .then()
            .statusCode(201)
            .extract()
            .path("seriesId");
    shop.asService().post(SERIES + "/" + made + "/end").then().statusCode(200);
    line.openSlots()
        .forEach(
            slot ->
                Database.run(
                    "UPDATE freed_slot SET state = 'DONE', outcome = 'NOBODY' WHERE id = ?",
                    UUID.fromString(slot)));
  }

  private JsonPath get(String path) {
    var answer = shop.asService().get(path);
    assertThat(answer.statusCode()).describedAs(path).isEqualTo(200);
    return answer.jsonPath();
  }

  private List<FreedSlotRepository.Due> due(Pool worker) {
    return Pools.await(
        worker.withTransaction(connection -> slots.due(connection, TestClock.TUESDAY_NINE, 50)));
  }

  private static List<String> wholeReads() {
    Database.haveEverythingReported();
    return Database.list(WHOLE_READS);
  }
}
