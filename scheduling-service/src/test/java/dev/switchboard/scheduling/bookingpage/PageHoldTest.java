package dev.switchboard.scheduling.bookingpage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.scheduling.testing.TestClock;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The time that was chosen is kept for a while, a few for each visitor, and booked once. */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class PageHoldTest extends PageCase {
  @Test
  void aTimeThatIsLostIsAnsweredWithThreeOthers() {
    Browser slower = new Browser();
    slower.open(page.path()).follow("service=isp_repair");
    chosen();

    slower.send(Shop.WEDNESDAY_TEN).shows(409).says("That time has just been taken");
    assertThat(slower.times()).hasSize(3).doesNotContain(Shop.WEDNESDAY_TEN);
    slower.send(slower.times().getFirst()).shows(200).says("We keep this time");
    slower.send(OpenPage.ANA).shows(200).says("Your visit is booked");
    browser.send(Map.of("name", "Bruno", "phone", "011 15 3333-4444", "address", "x")).shows(200);
    assertThat(shop.count("appointment")).isEqualTo(2);
  }

  @Test
  void whoComesTooLateCanStillBookUnlessSomebodyElseWasQuicker() {
    chosen();
    TestClock.set(TestClock.TUESDAY_NINE.plus(Duration.ofMinutes(6)));
    browser.open(browser.here()).shows(200).says("no longer kept for you");
    String form = browser.here();
    shop.booked(Shop.WEDNESDAY_TEN);

    browser.send(OpenPage.ANA).shows(409).says("That time has just been taken");
    assertThat(browser.times()).hasSize(3);
    assertThat(shop.count("appointment")).isEqualTo(1);
    browser.open(form).follow("Choose another time").shows(200);
    assertThat(browser.times()).doesNotContain(Shop.WEDNESDAY_TEN);
  }

  @Test
  void anotherChoiceLetsTheFirstOneGo() {
    chosen();
    browser.follow("Choose another time").send("2026-11-25T15:00:00Z").shows(200);
    assertThat(shop.count("reservation")).isEqualTo(1);
    assertThat(shop.count("page_hold")).isEqualTo(1);
    shop.booked(Shop.WEDNESDAY_TEN);
  }

  @Test
  void oneVisitorHoldsAFewTimesOnlyHoweverManyHeAsksForAtOnce() throws Exception {
    IntStream.range(0, 4).forEach(i -> shop.technician("Technician " + i));
    browser.open(page.path()).follow("service=isp_repair");
    List<String> times = browser.times();
    String action = browser.page().selectFirst("form").attr("action");
    Map<String, String> form = browser.sent(Map.of());
    try (var threads = Executors.newFixedThreadPool(8)) {
      var tried =
          times.subList(0, 16).stream()
              .map(time -> Map.entry(new Browser.Held(browser), time))
              .map(one -> threads.submit(() -> one.getKey().hold(action, form, one.getValue())))
              .toList();
      long held = 0;
      for (var one : tried) {
        held += one.get() == 303 ? 1 : 0;
      }
      assertThat(held).isEqualTo(3);
    }
    assertThat(shop.count("page_hold")).isEqualTo(3);
    assertThat(shop.count("reservation")).isEqualTo(3);

    browser.sendTo(action, OpenPage.with(form, "startsAt", times.getLast())).shows(429);
    assertThat(browser.header("Retry-After")).isEqualTo("60");
    TestClock.set(TestClock.TUESDAY_NINE.plus(Duration.ofMinutes(6)));
    browser.sendTo(action, OpenPage.with(form, "startsAt", times.getLast())).shows(200);
    assertThat(shop.count("page_hold")).isEqualTo(1);
  }

  /** On 100,000 rows of one business. */
  @Test
  void whoHoldsHowManyIsLookedUpByAnIndex() {
    Database.run(
        """
        INSERT INTO page_hold (tenant_id, id, visitor, hold_id, expires_at)
        SELECT ?, uuidv7(), sha256(n::text::bytea), uuidv7(), timestamptz '2026-12-31 12:00Z'
        FROM generate_series(1, 100000) AS n
        """,
        shop.tenant().value());
    Database.run("ANALYZE page_hold");
    Database.haveEverythingReported();
    List<String> before = wholeReads();
    for (String time : List.of("13:00", "14:30", "16:00", "17:30", "19:00", "11:00")) {
      new Browser()
          .open(page.path())
          .follow("service=isp_repair")
          .send("2026-11-25T%s:00Z".formatted(time))
          .shows(200)
          .send(OpenPage.with(OpenPage.ANA, "email", ""))
          .shows(200);
    }
    Database.haveEverythingReported();
    assertThat(wholeReads()).isEqualTo(before);
    assertThat(shop.count("page_hold")).isEqualTo(100_000);
  }

  @Test
  void theSameFormSentAgainIsTheSameVisit() throws Exception {
    chosen();
    String action = browser.page().selectFirst("form").attr("action");
    Map<String, String> form = browser.sent(OpenPage.ANA);
    try (var threads = Executors.newFixedThreadPool(8)) {
      var sent =
          IntStream.range(0, 8)
              .mapToObj(
                  i -> threads.submit(() -> new Browser().sendTo(action, form).shows(200).html()))
              .toList();
      for (var one : sent) {
        assertThat(one.get()).contains("Your visit is booked");
      }
    }
    assertThat(shop.count("appointment")).isEqualTo(1);
    assertThat(shop.said()).containsExactly("appointment-booked");
  }

  @Test
  void anotherTenantsHoldBooksNothingHere() {
    Shop other = Shop.ofNewTenant();
    OpenPage.of(other);
    Browser there = new Browser();
    there.open("/book/" + other.tenant()).follow("service=isp_repair").send(Shop.WEDNESDAY_TEN);
    String hold = there.sent(Map.of()).get("hold");

    chosen();
    browser.send(OpenPage.with(OpenPage.ANA, "hold", hold)).shows(404);
    browser.open(page.path() + "/details?hold=" + hold).shows(404);
    assertThat(shop.count("appointment")).isZero();
    assertThat(other.count("reservation")).isEqualTo(1);
  }

  private static List<String> wholeReads() {
    return Database.list(
        "SELECT seq_scan::text FROM pg_stat_user_tables WHERE relname = 'page_hold'");
  }
}
