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
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
  private static final String TEN_TO_ELEVEN = Calendars.entry(WEDNESDAY_TEN, ELEVEN);

  @Inject BusyConsumer consumer;
  @Inject Vertx vertx;

  private final Shop shop = Shop.ofNewTenant();
  private Calendars calendars;

  @BeforeEach
  void open() {
    calendars = new Calendars(shop, consumer, Pools.ofWorker(vertx));
  }

  @AfterEach
  void close() {
    calendars.close();
  }

  @Test
  void whatTheCalendarHasIsNeitherOfferedNorBookedUnlessTheCallerWaivesIt() {
    shop.settings(Map.of("travelBufferMinutes", 30));
    calendars.tell(calendars.read(Ids.next(), 1, null, TEN_TO_ELEVEN));

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
    calendars.tell(calendars.read(Ids.next(), 1, null, TEN_TO_ELEVEN));

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
    calendars.tell(calendars.read(Ids.next(), 1, ana, TEN_TO_ELEVEN));

    String technician = shop.booked(WEDNESDAY_TEN).getString("technicianId");

    assertThat(technician).isEqualTo(bruno);
    shop.book(WEDNESDAY_TEN).then().statusCode(409).body("reasons", hasSize(2));
  }

  @Test
  void whatWasReadReplacesItsStretchAloneAndOnlyWhenItIsNewer() {
    UUID calendar = Ids.next();
    String tuesday = Calendars.entry("2026-12-01T13:00:00Z", "2026-12-01T14:00:00Z");
    calendars.tell(
        calendars.read(calendar, 1, null, TEN_TO_ELEVEN, tuesday),
        calendars.told(calendar, 2, null, "READ", "2026-11-25T00:00:00Z", "2026-11-26T00:00:00Z"),
        calendars.told(
            calendar, 1, null, "REMOVED", "2026-11-25T00:00:00Z", "2026-11-26T00:00:00Z"));
    calendars.tell(calendars.read(calendar, 1, null, TEN_TO_ELEVEN));

    shop.booked(WEDNESDAY_TEN);
    shop.book("2026-12-01T13:00:00Z").then().statusCode(409);
    calendars.tell(
        calendars.told(
            calendar, 3, null, "REMOVED", "2026-11-25T00:00:00Z", "2026-11-26T00:00:00Z"));
    shop.booked("2026-12-01T13:00:00Z");
  }

  @Test
  void aCalendarThatCannotBeReadIsNeverFree() {
    UUID calendar = Ids.next();
    calendars.tell(
        calendars.unreadable(calendar, 1, "2026-11-25T03:00:00Z", "2026-11-26T03:00:00Z"));
    empty("2026-11-25T03:00:00Z", "FULL");
    shop.booked("2026-11-26T13:00:00Z");

    calendars.tell(
        calendars.told(
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
    calendars.tell(
        calendars.unreadable(calendar, 3, "2026-11-25T03:00:00Z", "2026-11-28T03:00:00Z"));
    assertThat(wednesdaysMorning()).hasSize(4);
    empty("2026-11-27T03:00:00Z", "FULL");
  }

  @Test
  void aLateEntryOverAVisitIsAConflictAndNoMore() {
    String id = shop.booked(WEDNESDAY_TEN).getString("appointmentId");
    shop.booked("2026-11-26T13:00:00Z");
    calendars.tell(
        calendars.read(
            Ids.next(), 1, null, Calendars.entry("2026-11-25T14:15:00Z", "2026-11-25T20:00:00Z")));

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
    calendars.tell(calendars.read(Ids.next(), 1, null, TEN_TO_ELEVEN));

    other.booked(WEDNESDAY_TEN);
    assertThatThrownBy(() -> calendars.tell(calendars.read(Ids.next(), 1, ana, TEN_TO_ELEVEN)))
        .matches(
            failure -> Constraints.isViolated("calendar_busy_technician_fk", failure),
            "technician of another");
  }

  @Test
  void calendarsAndBookingsNeitherFailNorWaitInACircle() {
    shop.booked(NINE);
    long deadlocks = Database.deadlocks();
    List<UUID> ids = Stream.generate(Ids::next).limit(4).toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      List<CompletableFuture<Integer>> answers =
          IntStream.range(0, 64)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> {
                            List<UUID> all = new ArrayList<>(ids);
                            Collections.shuffle(all, new Random(i));
                            calendars.tell(
                                all.stream()
                                    .map(id -> calendars.read(id, i + 1L, null, TEN_TO_ELEVEN))
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
}
