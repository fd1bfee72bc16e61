package dev.switchboard.scheduling.intake;

import static dev.switchboard.scheduling.testing.Shop.WEDNESDAY_TEN;
import static dev.switchboard.scheduling.testing.Shop.visit;
import static dev.switchboard.scheduling.testing.Shop.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.Topic;
import dev.switchboard.platform.event.ConsumedEvent;
import dev.switchboard.scheduling.Constraints;
import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Pools;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What outside calendars say (features.md I3, S4). */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class BusyTest {
  private static final String NINE = "2026-11-25T12:00:00Z";
  private static final String ELEVEN = "2026-11-25T14:00:00Z";
  private static final String TEN_TO_ELEVEN = entry(WEDNESDAY_TEN, ELEVEN);

  @Inject BusyConsumer consumer;
  @Inject Vertx vertx;

  private final Shop shop = Shop.ofNewTenant();
  private Pool worker;

  @BeforeEach
  void open() {
    worker = Pools.ofWorker(vertx);
  }

  @AfterEach
  void close() {
    Pools.close(worker);
  }

  @Test
  void whatTheCalendarHasIsNeitherOfferedNorBookedUnlessTheCallerWaivesIt() {
    shop.settings(Map.of("travelBufferMinutes", 30));
    tell(read(Ids.next(), 1, null, TEN_TO_ELEVEN));

    assertThat(wednesdaysMorning()).containsExactly("2026-11-25T11:00:00Z", "2026-11-25T14:30:00Z");
    shop.book(WEDNESDAY_TEN)
        .then()
        .statusCode(409)
        .body("code", equalTo("SLOT_TAKEN"))
        .body("alternatives", hasSize(3))
        .body("reasons", contains("BUSY_IN_CALENDAR"));
    shop.hold(NINE).then().statusCode(409);
    shop.book(with(visit(WEDNESDAY_TEN), "waive", List.of("TRAVEL"))).then().statusCode(409);
    shop.book(with(visit(WEDNESDAY_TEN), "waive", List.of("CALENDAR"))).then().statusCode(201);
    shop.book(with(visit(WEDNESDAY_TEN), "waive", List.of("CALENDAR"))).then().statusCode(409);
    shop.book(with(visit(NINE), "waive", List.of("EVERYTHING"))).then().statusCode(400);
  }

  @Test
  void aMoveIntoItIsRefusedUnlessTheCallerWaivesIt() {
    String id = shop.booked("2026-11-26T13:00:00Z").getString("appointmentId");
    tell(read(Ids.next(), 1, null, TEN_TO_ELEVEN));

    shop.move(id, WEDNESDAY_TEN).then().statusCode(409);
    shop.asService()
        .body(Map.of("startsAt", WEDNESDAY_TEN, "waive", List.of("CALENDAR")))
        .post(Shop.APPOINTMENTS + "/" + id + "/reschedule")
        .then()
        .statusCode(200);
  }

  @Test
  void aTechniciansCalendarBindsHimAlone() {
    UUID ana = UUID.fromString(shop.technician("Ana"));
    String bruno = shop.technician("Bruno");
    tell(read(Ids.next(), 1, ana, TEN_TO_ELEVEN));

    String technician = shop.booked(WEDNESDAY_TEN).getString("technicianId");

    assertThat(technician).isEqualTo(bruno);
    shop.book(WEDNESDAY_TEN).then().statusCode(409).body("reasons", hasSize(2));
  }

  @Test
  void whatWasReadReplacesItsStretchAloneAndOnlyWhenItIsNewer() {
    UUID calendar = Ids.next();
    String tuesday = entry("2026-12-01T13:00:00Z", "2026-12-01T14:00:00Z");
    tell(
        read(calendar, 1, null, TEN_TO_ELEVEN, tuesday),
        told(calendar, 2, null, "READ", "2026-11-25T00:00:00Z", "2026-11-26T00:00:00Z"),
        told(calendar, 1, null, "REMOVED", "2026-11-25T00:00:00Z", "2026-11-26T00:00:00Z"));
    tell(read(calendar, 1, null, TEN_TO_ELEVEN));

    shop.booked(WEDNESDAY_TEN);
    shop.book("2026-12-01T13:00:00Z").then().statusCode(409);
    tell(told(calendar, 3, null, "REMOVED", "2026-11-25T00:00:00Z", "2026-11-26T00:00:00Z"));
    shop.booked("2026-12-01T13:00:00Z");
  }

  @Test
  void aCalendarThatCannotBeReadIsNeverFree() {
    UUID calendar = Ids.next();
    tell(unreadable(calendar, 1, "2026-11-25T03:00:00Z", "2026-11-26T03:00:00Z"));
    empty("2026-11-25T03:00:00Z", "FULL");
    shop.booked("2026-11-26T13:00:00Z");

    tell(
        told(
            calendar,
            2,
            null,
            "READ",
            "2026-11-25T03:00:00Z",
            "2026-11-26T03:00:00Z",
            TEN_TO_ELEVEN));
    assertThat(wednesdaysMorning())
        .containsExactly(
            "2026-11-25T11:00:00Z", "2026-11-25T11:30:00Z", ELEVEN, "2026-11-25T14:30:00Z");
    tell(unreadable(calendar, 3, "2026-11-25T03:00:00Z", "2026-11-28T03:00:00Z"));
    assertThat(wednesdaysMorning()).hasSize(4);
    empty("2026-11-27T03:00:00Z", "FULL");
  }

  @Test
  void aLateEntryOverAVisitIsAConflictAndNoMore() {
    String id = shop.booked(WEDNESDAY_TEN).getString("appointmentId");
    shop.booked("2026-11-26T13:00:00Z");
    tell(read(Ids.next(), 1, null, entry("2026-11-25T14:15:00Z", "2026-11-25T20:00:00Z")));

    shop.asOwner()
        .get("/v1/crm/scheduling/conflicts")
        .then()
        .body("count", equalTo(1))
        .body("items[0].appointmentId", equalTo(id))
        .body("items[0].reasons", contains("BUSY_IN_CALENDAR"));
    assertThat(shop.read(id).getString("status")).isEqualTo("SCHEDULED");
    shop.confirm(id).then().statusCode(200);
  }

  @Test
  void anothersCalendarsAreNobodysBusiness() {
    Shop other = Shop.ofNewTenant();
    UUID ana = UUID.fromString(other.technician("Ana"));
    tell(read(Ids.next(), 1, null, TEN_TO_ELEVEN));

    other.booked(WEDNESDAY_TEN);
    assertThatThrownBy(() -> tell(read(Ids.next(), 1, ana, TEN_TO_ELEVEN)))
        .matches(
            failure -> Constraints.isViolated("calendar_busy_technician_fk", failure),
            "technician of another");
  }

  /** In any order, twice, in batches of any size: as if each had been heard in its turn. */
  @Test
  void whatIsKnownAtTheEndIsWhatTheNewestSaid() {
    for (long seed = 0; seed < 25; seed++) {
      Random random = new Random(seed);
      UUID calendar = Ids.next();
      Model model = new Model();
      List<ConsumedEvent> events = new ArrayList<>();
      for (int version = 1; version <= 12; version++) {
        ConsumedEvent event = model.next(random, shop.tenant(), calendar, version);
        events.add(event);
        if (random.nextInt(3) == 0) {
          events.add(events.get(random.nextInt(events.size())));
        }
      }
      while (!events.isEmpty()) {
        List<ConsumedEvent> batch = events.subList(0, 1 + random.nextInt(events.size()));
        tell(batch.toArray(ConsumedEvent[]::new));
        batch.clear();
      }
      assertThat(stored(calendar)).describedAs("seed %d", seed).isEqualTo(model.busy);
    }
  }

  @Test
  void calendarsAndBookingsNeitherFailNorWaitInACircle() {
    shop.booked(NINE);
    long deadlocks = Database.deadlocks();
    List<UUID> calendars = Stream.generate(Ids::next).limit(4).toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      List<CompletableFuture<Integer>> answers =
          IntStream.range(0, 64)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> {
                            List<UUID> all = new ArrayList<>(calendars);
                            Collections.shuffle(all, new Random(i));
                            tell(
                                all.stream()
                                    .map(id -> read(id, i + 1L, null, TEN_TO_ELEVEN))
                                    .toArray(ConsumedEvent[]::new));
                            return shop.book(
                                    Instant.parse(NINE)
                                        .plus(Duration.ofMinutes(30L * (i % 16)))
                                        .toString())
                                .statusCode();
                          },
                          threads))
              .toList();
      assertThat(answers.stream().map(CompletableFuture::join)).allMatch(s -> s == 201 || s == 409);
    }
    assertThat(Database.deadlocks()).isEqualTo(deadlocks);
  }

  private List<String> wednesdaysMorning() {
    return shop.slots(
            Map.of(
                "serviceType", "isp_repair",
                "from", "2026-11-25T11:00:00Z",
                "to", "2026-11-25T15:00:00Z",
                "limit", 20))
        .jsonPath()
        .getList("slots.startsAt");
  }

  private void empty(String from, String reason) {
    shop.slots(
            Map.of(
                "serviceType",
                "isp_repair",
                "from",
                from,
                "to",
                Instant.parse(from).plus(Duration.ofDays(1)).toString()))
        .then()
        .statusCode(200)
        .body("slots", hasSize(0))
        .body("emptyBecause", equalTo(reason));
  }

  private void tell(ConsumedEvent... events) {
    Pools.await(worker.withTransaction(connection -> consumer.apply(connection, List.of(events))));
  }

  private ConsumedEvent read(
      UUID calendar, long version, @Nullable UUID technician, String... busy) {
    return told(
        calendar,
        version,
        technician,
        "READ",
        "2026-11-24T03:00:00Z",
        "2027-01-23T03:00:00Z",
        busy);
  }

  private ConsumedEvent unreadable(UUID calendar, long version, String from, String to) {
    return told(calendar, version, null, "UNREADABLE", from, to);
  }

  private ConsumedEvent told(
      UUID calendar,
      long version,
      @Nullable UUID technician,
      String state,
      String from,
      String to,
      String... busy) {
    return event(shop.tenant(), calendar, version, technician, state, from, to, List.of(busy));
  }

  private static ConsumedEvent event(
      TenantId tenant,
      UUID calendar,
      long version,
      @Nullable UUID technician,
      String state,
      String from,
      String to,
      List<String> busy) {
    String data =
        """
        {"busyCalendarId": "%s", "version": %d, "technicianId": %s, "state": "%s", "from": "%s",
         "to": "%s", "busy": [%s], "toldAt": "2026-11-24T12:00:00Z"}
        """
            .formatted(
                calendar,
                version,
                technician == null ? "null" : "\"" + technician + "\"",
                state,
                from,
                to,
                String.join(",", busy));
    return new ConsumedEvent(
        Ids.next(),
        Topic.CALENDAR_BUSY_CHANGED,
        tenant,
        calendar,
        calendar,
        Instant.parse("2026-11-24T12:00:00Z"),
        null,
        data.getBytes(StandardCharsets.UTF_8));
  }

  private static String entry(String from, String to) {
    return "{\"from\": \"%s\", \"to\": \"%s\"}".formatted(from, to);
  }

  /** By hours since the model's beginning. */
  private BitSet stored(UUID calendar) {
    return Database.list(
            """
            SELECT n FROM calendar_busy c, generate_series(0, %d) AS n
            WHERE c.id = ? AND c.busy @> timestamptz '%s' + n * interval '1 hour'
            """
                .formatted(Model.HOURS - 1, Model.BEGIN),
            calendar)
        .stream()
        .map(Integer::valueOf)
        .collect(Collectors.collectingAndThen(Collectors.toList(), BusyTest::bits));
  }

  private static BitSet bits(List<Integer> hours) {
    BitSet bits = new BitSet();
    hours.forEach(bits::set);
    return bits;
  }

  /** Hours instead of sets of time. */
  private static final class Model {
    static final Instant BEGIN = Instant.parse("2026-11-24T12:00:00Z");
    static final int HOURS = 100;

    private final BitSet busy = new BitSet();
    private final BitSet known = new BitSet();

    ConsumedEvent next(Random random, TenantId tenant, UUID calendar, int version) {
      int from = random.nextInt(HOURS - 1);
      int to = from + 1 + random.nextInt(HOURS - from - 1);
      List<String> entries = new ArrayList<>();
      String state =
          List.of("READ", "READ", "READ", "UNREADABLE", "REMOVED").get(random.nextInt(5));
      switch (state) {
        case "READ" -> {
          busy.clear(from, to);
          known.set(from, to);
          for (int i = random.nextInt(6); i > 0; i--) {
            int begins = from + random.nextInt(to - from);
            int ends = begins + 1 + random.nextInt(to - begins);
            entries.add(entry(hour(begins), hour(ends)));
            busy.set(begins, Math.min(ends, to));
          }
        }
        case "UNREADABLE" ->
            IntStream.range(from, to).filter(h -> !known.get(h)).forEach(busy::set);
        default -> {
          busy.clear();
          known.clear();
        }
      }
      return event(tenant, calendar, version, null, state, hour(from), hour(to), entries);
    }

    private static String hour(int hours) {
      return BEGIN.plus(Duration.ofHours(hours)).toString();
    }
  }
}
