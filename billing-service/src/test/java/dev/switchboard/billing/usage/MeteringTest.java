package dev.switchboard.billing.usage;

import static dev.switchboard.billing.testing.Business.meter;
import static dev.switchboard.billing.testing.Business.number;
import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.switchboard.billing.testing.Business;
import dev.switchboard.billing.testing.LoopsOff;
import dev.switchboard.billing.testing.Polls;
import dev.switchboard.contracts.Topic;
import dev.switchboard.platform.event.ConsumedEvent;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSwitchboardStack(service = "billing")
@TestProfile(LoopsOff.class)
class MeteringTest {
  private static final String OPENED = "2026-11-02T12:00:00Z";

  @Inject Polls polls;

  @Test
  void aThousandEventsHeardEightTimesAtOnceLeaveNoExtraUnit() throws Exception {
    Business business = Business.inBuenosAires();
    polls.hear(business.opens(OPENED));
    List<ConsumedEvent> events = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      events.add(business.sends("2026-11-%02dT12:00:00Z".formatted(3 + i % 20)));
      events.add(business.receives("2026-11-%02dT12:00:00Z".formatted(3 + i % 20)));
    }
    long deadlocks = Database.deadlocks();
    eightTimesAtOnce(events);

    assertThat(count("SELECT count(*) FROM usage_event WHERE tenant_id = ?", business))
        .isEqualTo(1_000);
    assertThat(count("SELECT sum(quantity) FROM usage_quarter WHERE tenant_id = ?", business))
        .isEqualTo(1_000);
    assertThat(count("SELECT count(*) FROM sent_message_fact WHERE tenant_id = ?", business))
        .isEqualTo(500);
    assertThat(Database.deadlocks()).isEqualTo(deadlocks);
  }

  @Test
  void inAnyOrderAndHoweverOftenTheEventsComeTheUsageIsTheSame() {
    for (int seed = 0; seed < 5; seed++) {
      Business business = Business.inBristol();
      List<ConsumedEvent> events = aBusyAutumn(business, new Random(seed));
      polls.hear(business.opens("2026-09-29T12:00:00Z"));
      heardBadly(events, new Random(100L + seed));
      Map<String, Integer> expected = perDay(events, business.timeZone());
      assertThat(shown(business)).isEqualTo(expected);
      polls.hear(events);
      assertThat(shown(business)).isEqualTo(expected);
    }
  }

  @Test
  void eachMeterCountsItsOwnEvents() {
    Business business = Business.inBuenosAires();
    polls.hear(
        business.opens(OPENED),
        business.sends("2026-11-10T15:00:00Z"),
        business.receives("2026-11-10T15:00:01Z"),
        business.receives("2026-11-10T15:00:02Z"),
        business.books("2026-11-11T15:00:00Z"),
        business.reminds("2026-11-12T15:00:00Z"));
    JsonPath usage = business.usage("2026-11-02", "2026-11-30");
    assertThat(usage.getList("meters.used", Integer.class)).containsExactly(1, 2, 1, 1);
    assertThat(number(usage, meter("MESSAGES_OUT", "includedPerPeriod")))
        .isEqualByComparingTo("1000");
    assertThat(usage.<String, Object>getMap(meter("MESSAGES_IN", "days[0].channels")))
        .containsOnlyKeys("WHATSAPP");
    assertThat(usage.<String, Object>getMap(meter("REMINDERS", "days[0].channels"))).isEmpty();
  }

  /** 02:59 UTC is 23:59 of the day before in Buenos Aires. */
  @Test
  void aDayIsTheOneOnTheWallOfTheTenantsZone() {
    Business business = Business.inBuenosAires();
    polls.hear(
        business.opens(OPENED),
        business.sends("2026-11-11T02:59:59.999999Z"),
        business.sends("2026-11-11T03:00:00Z"));
    JsonPath usage = business.usage("2026-11-02", "2026-11-30");
    assertThat(usage.<String>getList(meter("MESSAGES_OUT", "days.day")))
        .containsExactly("2026-11-10", "2026-11-11");
  }

  @Test
  void theDayOfTheClockChangeIsWhole() {
    Business business = Business.inBristol();
    polls.hear(
        business.opens("2026-10-01T12:00:00Z"),
        business.sends("2026-10-24T22:59:59Z"),
        business.sends("2026-10-24T23:00:00Z"),
        business.sends("2026-10-25T23:59:59Z"),
        business.sends("2026-10-26T00:00:00Z"));
    JsonPath usage = business.usage("2026-10-25", "2026-10-25");
    assertThat(number(usage, meter("MESSAGES_OUT", "used"))).isEqualByComparingTo("2");
  }

  @Test
  void usageHeardBeforeTheTenantIsNotLost() {
    Business business = Business.inBuenosAires();
    polls.hear(business.sends("2026-11-10T15:00:00Z"));
    business
        .asOwner()
        .get("/v1/crm/billing/usage")
        .then()
        .statusCode(404)
        .body("code", equalTo("NO_SUBSCRIPTION"));
    polls.hear(business.opens(OPENED));
    JsonPath usage = business.usage("2026-11-10", "2026-11-10");
    assertThat(number(usage, meter("MESSAGES_OUT", "used"))).isEqualByComparingTo("1");
  }

  @Test
  void theEventsBehindANumberAreListedPageByPage() {
    Business business = Business.inBuenosAires();
    List<ConsumedEvent> sent =
        IntStream.range(0, 7)
            .mapToObj(i -> business.sends("2026-11-10T15:0%d:00Z".formatted(i / 3)))
            .toList();
    polls.hear(business.opens(OPENED));
    polls.hear(sent);
    polls.hear(business.sends("2026-11-12T15:00:00Z"), business.receives("2026-11-10T15:00:00Z"));
    List<String> listed = new ArrayList<>();
    String cursor = null;
    do {
      var request =
          business
              .asOwner()
              .queryParams(
                  Map.of(
                      "meter",
                      "MESSAGES_OUT",
                      "from",
                      "2026-11-10",
                      "to",
                      "2026-11-11",
                      "limit",
                      3));
      JsonPath page =
          (cursor == null ? request : request.queryParam("cursor", cursor))
              .get("/v1/crm/billing/usage-events")
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      listed.addAll(page.getList("items.eventId"));
      assertThat(page.<String>getList("items.conversationId"))
          .containsOnly(business.conversation().toString());
      cursor = page.getString("nextCursor");
    } while (cursor != null);
    assertThat(listed)
        .containsExactlyElementsOf(
            sent.stream()
                .sorted(comparing(ConsumedEvent::time).thenComparing(MeteringTest::text))
                .map(MeteringTest::text)
                .toList());
  }

  @Test
  void anotherTenantsUsageIsNotShown() {
    Business one = Business.inBuenosAires();
    Business other = Business.inBuenosAires();
    polls.hear(one.opens(OPENED), other.opens(OPENED), one.sends("2026-11-10T15:00:00Z"));
    assertThat(number(other.usage("2026-11-02", "2026-11-30"), meter("MESSAGES_OUT", "used")))
        .isEqualByComparingTo("0");
  }

  @Test
  void daysThatCannotBeShownAreRefusedByName() {
    Business business = Business.inBuenosAires();
    polls.hear(business.opens(OPENED));
    for (String query :
        List.of(
            "from=2026-11-02&to=2026-11-01",
            "from=2025-11-01&to=2026-11-02",
            "from=2026-11-02&to=%2B999999999-12-31")) {
      business
          .asOwner()
          .urlEncodingEnabled(false)
          .get("/v1/crm/billing/usage?" + query)
          .then()
          .statusCode(400)
          .body("violations[0].field", equalTo("to"));
    }
    business.asOwner().get("/v1/crm/billing/ledger-check?day=1999-12-31").then().statusCode(400);
    business.asOwner().get("/v1/crm/billing/usage?from=yesterday").then().statusCode(400);
    business.asOwner().get("/v1/crm/billing/usage-events").then().statusCode(400);
    business.as("technician").get("/v1/crm/billing/usage").then().statusCode(403);
  }

  /** PostgreSQL sorts UUIDs as their text. */
  private static String text(ConsumedEvent event) {
    return event.id().toString();
  }

  /** Over two periods and the change of clocks, so that most of it comes late. */
  private static List<ConsumedEvent> aBusyAutumn(Business business, Random random) {
    List<ConsumedEvent> events = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      String at =
          Instant.parse("2026-10-01T00:00:00Z").plusSeconds(random.nextInt(50 * 86_400)).toString();
      events.add(business.sends(at));
      events.add(business.receives(at));
    }
    return events;
  }

  /** What the usage must be, counted without periods, quarters or SQL. */
  private static Map<String, Integer> perDay(List<ConsumedEvent> events, String zone) {
    Map<String, Integer> days = new TreeMap<>();
    for (ConsumedEvent event : events) {
      String meter = event.topic() == Topic.MESSAGE_SENT ? "MESSAGES_OUT " : "MESSAGES_IN ";
      days.merge(meter + event.time().atZone(ZoneId.of(zone)).toLocalDate(), 1, Integer::sum);
    }
    return days;
  }

  private static Map<String, Integer> shown(Business business) {
    JsonPath usage = business.usage("2026-10-01", "2026-11-30");
    Map<String, Integer> days = new TreeMap<>();
    for (String meter : usage.<String>getList("meters.meter")) {
      List<String> names = usage.getList(meter(meter, "days.day"));
      List<Integer> used = usage.getList(meter(meter, "days.used"), Integer.class);
      for (int i = 0; i < names.size(); i++) {
        days.put(meter + " " + names.get(i), used.get(i));
      }
    }
    return days;
  }

  /** Shuffled, in polls of any size, some of them twice, some events in several polls. */
  private void heardBadly(List<ConsumedEvent> events, Random random) {
    List<ConsumedEvent> shuffled = new ArrayList<>(events);
    shuffled.addAll(events.subList(0, events.size() / 2));
    Collections.shuffle(shuffled, random);
    for (int from = 0; from < shuffled.size(); ) {
      int to = Math.min(shuffled.size(), from + 1 + random.nextInt(60));
      // The inbox hands each event to a poll once.
      List<ConsumedEvent> poll = shuffled.subList(from, to).stream().distinct().toList();
      polls.hear(poll);
      if (random.nextBoolean()) {
        polls.hear(poll);
      }
      from = to;
    }
  }

  private void eightTimesAtOnce(List<ConsumedEvent> events) throws Exception {
    CyclicBarrier start = new CyclicBarrier(8);
    try (var threads = Executors.newFixedThreadPool(8)) {
      List<Future<?>> running = new ArrayList<>();
      for (int who = 0; who < 8; who++) {
        List<ConsumedEvent> mine = new ArrayList<>(events);
        Collections.shuffle(mine, new Random(who));
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  for (int from = 0; from < mine.size(); from += 100) {
                    polls.hear(mine.subList(from, from + 100));
                  }
                  return null;
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    }
  }

  private static long count(String sql, Business business) {
    return Database.count(sql, business.tenant().value());
  }
}
