package dev.switchboard.scheduling.bookingpage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.scheduling.testing.CustomerDesk;
import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.scheduling.testing.TestClock;
import dev.switchboard.scheduling.testing.TestShopfronts;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class BookingPageTest {
  private static final String SETTING = "/v1/crm/scheduling/booking-page";
  private static final String WEDNESDAY_TEN = Shop.WEDNESDAY_TEN;
  private static final Map<String, String> ANA =
      Map.of(
          "name", "Ana Gómez",
          "phone", "011 15 2345-6789",
          "address", "Av. Rivadavia 1234, 4º B",
          "note", "The bell\r\ndoes not ring");

  private final Shop shop = Shop.ofNewTenant();
  private final Browser browser = new Browser();
  private CustomerDesk desk;

  @BeforeEach
  void open() {
    desk = new CustomerDesk();
    enable(shop);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void aVisitIsBookedMovedAndCancelledWithoutAnAccountAndWithoutAScript() {
    browser.open(page() + "?utm_campaign=fall-check").shows(200);
    assertThat(browser.page().select("script, [onclick], [style]")).isEmpty();
    browser.follow("service=isp_repair").shows(200).says("Argentina");
    browser
        .send(WEDNESDAY_TEN)
        .shows(200)
        .says("We keep this time for you until 09:05 (5 minutes)");
    browser
        .send(ANA)
        .shows(200)
        .says("Your visit is booked")
        .says("Wednesday 25 November 2026, 10:00");

    Map<String, Object> booked = only();
    assertThat(booked)
        .containsEntry("status", "SCHEDULED")
        .containsEntry("startsAt", WEDNESDAY_TEN)
        .containsEntry("leadSource", "Web: fall-check")
        .containsEntry("description", "The bell\ndoes not ring");
    assertThat((Map<?, ?>) booked.get("customer"))
        .hasToString(
            "{customerId=%s, name=Ana Gómez, phone=+5491123456789, address=Av. Rivadavia 1234, 4º B, location=null}"
                .formatted(desk.customerOf("+5491123456789")));
    assertThat(shop.said()).containsExactly("appointment-booked");
    assertThat(desk.callers()).containsExactly("Bearer ours for " + shop.tenant());

    browser.follow("Move the visit").shows(200);
    browser.send("2026-11-26T14:00:00Z").shows(200).says("Your visit has a new time").says("11:00");
    browser.follow("Cancel the visit").shows(200).says("Cancel this visit?");
    browser.send(Map.of("reason", "on holiday")).shows(200).says("Your visit is cancelled");
    assertThat(only())
        .containsEntry("status", "CANCELLED")
        .containsEntry("cancelReason", "on holiday");
    assertThat(shop.count("reservation")).isZero();
    assertThat(shop.count("page_hold")).isZero();
    assertThat(history()).containsOnly("service:booking-page");
  }

  @Test
  void theLanguageIsTheOneAskedForElseTheBrowsersElseTheBusinesss() {
    browser.open(page()).says("What do you need?");
    assertThat(browser.page().selectFirst("html").attr("lang")).isEqualTo("en");
    browser.follow("Español").says("¿Qué necesita?");
    browser.follow("service=isp_repair").says("¿Cuándo vamos?").says("Miércoles 25 de noviembre");
    browser.send(WEDNESDAY_TEN).says("Le guardamos esta hora hasta las 09:05");
    browser.send(ANA).says("Su visita está reservada");
    assertThat(new Browser().speaking("pt-BR,pt;q=0.9").open(page()).page().text())
        .contains("¿Qué necesita?");
    assertThat(new Browser().speaking("es-MX,en;q=0.5").open(page() + "?lang=en").page().text())
        .contains("What do you need?");
  }

  @Test
  void whatIsMissingIsSaidOnceAboveAndOnceAtItsField() {
    browser.open(page()).follow("service=isp_repair").send(WEDNESDAY_TEN);
    browser.send(Map.of("name", "Ana", "phone", "12", "email", "ana@", "address", "")).shows(422);

    assertThat(browser.page().title()).startsWith("Error: ");
    assertThat(browser.page().select("[role=alert] a").eachAttr("href"))
        .containsExactly("#phone", "#address", "#email");
    for (String field : List.of("phone", "address", "email")) {
      Element input = browser.page().getElementById(field);
      assertThat(input.attr("aria-invalid")).isEqualTo("true");
      for (String id : input.attr("aria-describedby").split(" ")) {
        assertThat(browser.page().getElementById(id)).describedAs(id).isNotNull();
      }
    }
    assertThat(browser.page().getElementById("name").val()).isEqualTo("Ana");
    browser.send(with(ANA, "email", "")).shows(200).says("Your visit is booked");
  }

  @Test
  void aTimeThatIsLostIsAnsweredWithThreeOthers() {
    Browser slower = new Browser();
    slower.open(page()).follow("service=isp_repair");
    browser.open(page()).follow("service=isp_repair").send(WEDNESDAY_TEN).shows(200);

    slower.send(WEDNESDAY_TEN).shows(409).says("That time has just been taken");
    assertThat(slower.times()).hasSize(3).doesNotContain(WEDNESDAY_TEN);
    slower.send(slower.times().getFirst()).shows(200).says("We keep this time");
    slower.send(ANA).shows(200).says("Your visit is booked");
    browser.send(Map.of("name", "Bruno", "phone", "011 15 3333-4444", "address", "x")).shows(200);
    assertThat(shop.count("appointment")).isEqualTo(2);
  }

  @Test
  void whoComesTooLateCanStillBookUnlessSomebodyElseWasQuicker() {
    browser.open(page()).follow("service=isp_repair").send(WEDNESDAY_TEN);
    TestClock.set(TestClock.TUESDAY_NINE.plus(Duration.ofMinutes(6)));
    browser.open(browser.here()).shows(200).says("no longer kept for you");
    String form = browser.here();
    shop.booked(WEDNESDAY_TEN);

    browser.send(ANA).shows(409).says("That time has just been taken");
    assertThat(browser.times()).hasSize(3);
    assertThat(shop.count("appointment")).isEqualTo(1);
    browser.open(form).follow("Choose another time").shows(200);
    assertThat(browser.times()).doesNotContain(WEDNESDAY_TEN);
  }

  @Test
  void anotherChoiceLetsTheFirstOneGo() {
    browser.open(page()).follow("service=isp_repair").send(WEDNESDAY_TEN).shows(200);
    browser.follow("Choose another time").send("2026-11-25T15:00:00Z").shows(200);
    assertThat(shop.count("reservation")).isEqualTo(1);
    assertThat(shop.count("page_hold")).isEqualTo(1);
    shop.booked(WEDNESDAY_TEN);
  }

  @Test
  void oneVisitorHoldsAFewTimesOnlyHoweverManyHeAsksForAtOnce() throws Exception {
    IntStream.range(0, 4).forEach(i -> shop.technician("Technician " + i));
    browser.open(page()).follow("service=isp_repair");
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

    browser.sendTo(action, with(form, "startsAt", times.getLast())).shows(429);
    assertThat(browser.header("Retry-After")).isEqualTo("60");
    TestClock.set(TestClock.TUESDAY_NINE.plus(Duration.ofMinutes(6)));
    browser.sendTo(action, with(form, "startsAt", times.getLast())).shows(200);
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
          .open(page())
          .follow("service=isp_repair")
          .send("2026-11-25T%s:00Z".formatted(time))
          .shows(200)
          .send(with(ANA, "email", ""))
          .shows(200);
    }
    Database.haveEverythingReported();
    assertThat(wholeReads()).isEqualTo(before);
    assertThat(shop.count("page_hold")).isEqualTo(100_000);
  }

  private static List<String> wholeReads() {
    return Database.list(
        "SELECT seq_scan::text FROM pg_stat_user_tables WHERE relname = 'page_hold'");
  }

  @Test
  void theSameFormSentAgainIsTheSameVisit() throws Exception {
    browser.open(page()).follow("service=isp_repair").send(WEDNESDAY_TEN);
    String action = browser.page().selectFirst("form").attr("action");
    Map<String, String> form = browser.sent(ANA);
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
  void whatATypeWritesStaysText() {
    String hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{it.frame}";
    TestShopfronts.isCalled(shop.tenant(), "<b>Fibra</b> & \"Sur\"");
    browser.open(page()).follow("service=isp_repair").send(WEDNESDAY_TEN);
    browser
        .send(Map.of("name", hostile + " Ana", "phone", "1", "address", hostile, "note", hostile))
        .shows(422);
    assertThat(browser.page().select("script, img, b")).isEmpty();
    assertThat(browser.page().getElementById("name").val()).isEqualTo(hostile + " Ana");
    browser
        .send(
            Map.of(
                "name", "Ana\r\nBcc: all@example.com <i>",
                "phone", "011 15 2345-6789",
                "address", hostile,
                "note", "</textarea><script>alert(3)</script>"))
        .shows(200);
    assertThat(browser.page().select("script, img, b, i")).isEmpty();
    assertThat(browser.html()).contains("&lt;script&gt;alert(1)");
    assertThat(((Map<?, ?>) only().get("customer")).get("name"))
        .isEqualTo("Ana  Bcc: all@example.com <i>");
  }

  @Test
  void noAddressCanBeMadeToLeadAwayOrToCarryAHeader() {
    browser.open(page() + "?utm_campaign=%0d%0aSet-Cookie:%20a=b&lang=%0d%0aX:y").shows(200);
    browser.follow("service=isp_repair").send(WEDNESDAY_TEN).shows(200);
    assertThat(browser.here()).startsWith("/book/" + shop.tenant() + "/details?hold=");
    browser.send(ANA).shows(200);
    assertThat(browser.here()).startsWith("/book/visit/");
    assertThat(browser.header("Set-Cookie")).isNull();
    assertThat(only()).containsEntry("leadSource", "Web: Set-Cookie a b");
    assertThat(browser.here()).doesNotContain("Ana").doesNotContain("2345");
  }

  @Test
  void everyPageIsSentWithWhatProtectsIt() {
    browser.open(page()).follow("service=isp_repair").send(WEDNESDAY_TEN).send(ANA).shows(200);
    assertThat(browser.header("Content-Security-Policy"))
        .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(browser.header("X-Robots-Tag")).contains("noindex");
    assertThat(browser.header("Referrer-Policy")).isEqualTo("same-origin");
    assertThat(browser.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(browser.header("Cache-Control")).isEqualTo("no-store");
    String style = browser.page().selectFirst("link[rel=stylesheet]").attr("href");
    assertThat(browser.open(style).shows(200).header("Content-Type")).startsWith("text/css");
  }

  @Test
  void aFormOfAnotherSiteOrOfNobodyIsRefused() {
    browser.open(page()).follow("service=isp_repair");
    String action = browser.page().selectFirst("form").attr("action");
    Map<String, String> form = browser.sent(Map.of("startsAt", WEDNESDAY_TEN));
    browser.sendTo(action, form, Map.of("Origin", "https://evil.example")).shows(403);
    browser.sendTo(action, form, Map.of("Origin", "null")).shows(403);
    browser.sendTo(action, form, Map.of("Sec-Fetch-Site", "cross-site")).shows(403);
    browser.sendTo(action, with(form, "form", "x")).shows(403);
    Shop other = Shop.ofNewTenant();
    enable(other);
    String foreign =
        new Browser()
            .open("/book/" + other.tenant())
            .follow("service=isp_repair")
            .sent(Map.of())
            .get("form");
    browser.sendTo(action, with(form, "form", foreign)).shows(403);
    assertThat(shop.count("reservation")).isZero();

    TestClock.set(TestClock.TUESDAY_NINE.plus(Duration.ofHours(3)));
    browser.sendTo(action, form).shows(403).says("open for too long");
    TestClock.set(TestClock.TUESDAY_NINE);
    browser.sendTo(action, form, Map.of("Sec-Fetch-Site", "same-origin")).shows(200);
  }

  @Test
  void aMachineThatFillsInEverythingBooksNothing() {
    browser.open(page()).follow("service=isp_repair").send(WEDNESDAY_TEN);
    browser.send(with(ANA, "website", "https://spam.example")).shows(403);
    assertThat(shop.count("appointment")).isZero();
    assertThat(desk.callers()).isEmpty();
  }

  @Test
  void aLinkOpensOneVisitOfOneBusinessUntilItsTimeIsOver() {
    browser.open(page()).follow("service=isp_repair").send(WEDNESDAY_TEN).send(ANA).shows(200);
    String link = browser.here().replaceAll("\\?.*", "");
    String token = link.substring(link.lastIndexOf('/') + 1);
    char changed = token.charAt(60) == 'A' ? 'B' : 'A';
    new Browser()
        .open("/book/visit/" + token.substring(0, 60) + changed + token.substring(61))
        .shows(404)
        .says("This link is not valid");
    new Browser().open("/book/visit/" + token + "A").shows(404);
    new Browser().open("/book/visit/x").shows(404);
    new Browser().open(link.replace("/visit/", "/" + shop.tenant() + "/details?hold=")).shows(404);

    TestClock.set(TestClock.TUESDAY_NINE.plus(Duration.ofDays(2)));
    new Browser().open(link).shows(200);
    new Browser().open(link + "/cancel").shows(409).says("can no longer be changed");
    new Browser().open(link + "/times").shows(409);
    TestClock.set(TestClock.TUESDAY_NINE.plus(Duration.ofDays(92)));
    new Browser().open(link).shows(404);
  }

  @Test
  void anotherTenantsHoldBooksNothingHere() {
    Shop other = Shop.ofNewTenant();
    enable(other);
    Browser there = new Browser();
    there.open("/book/" + other.tenant()).follow("service=isp_repair").send(WEDNESDAY_TEN);
    String hold = there.sent(Map.of()).get("hold");

    browser.open(page()).follow("service=isp_repair").send(WEDNESDAY_TEN).shows(200);
    browser.send(with(ANA, "hold", hold)).shows(404);
    browser.open(page() + "/details?hold=" + hold).shows(404);
    assertThat(shop.count("appointment")).isZero();
    assertThat(other.count("reservation")).isEqualTo(1);
  }

  @Test
  void aCancelledVisitShowsAsCancelledAndCannotBeCancelledTwice() {
    browser.open(page()).follow("service=isp_repair").send(WEDNESDAY_TEN).send(ANA).shows(200);
    String link = browser.here().replaceAll("\\?.*", "");
    browser.follow("Cancel the visit");
    String action = browser.page().selectFirst("form").attr("action");
    Map<String, String> form = browser.sent(Map.of());
    browser.sendTo(action, form).shows(200).says("Your visit is cancelled");
    browser.sendTo(action, form).shows(200).says("Your visit is cancelled");
    new Browser().open(link + "?news=booked").shows(200).says("Your visit is cancelled");
    new Browser().open(link + "/times").shows(409);
    assertThat(shop.said()).containsExactly("appointment-booked", "appointment-cancelled");
  }

  @Test
  void aMoveThatIsLostKeepsTheTimeThereWas() {
    browser.open(page()).follow("service=isp_repair").send(WEDNESDAY_TEN).send(ANA).shows(200);
    browser.follow("Move the visit");
    assertThat(browser.times()).contains(WEDNESDAY_TEN);
    shop.booked("2026-11-26T14:00:00Z");
    browser.send("2026-11-26T14:00:00Z").shows(409).says("The visit keeps its time");
    assertThat(browser.times()).hasSize(3);
    browser.send(browser.times().getFirst()).shows(200).says("Your visit has a new time");
  }

  @Test
  void whoIsNotThereOrClosedSaysSoInWords() {
    new Browser().open("/book/nobody").shows(404).says("This page does not exist");
    Shop never = Shop.ofNewTenant();
    new Browser().open("/book/" + never.tenant()).shows(404).says("No online booking");
    browser.open(page()).follow("service=isp_repair").send(WEDNESDAY_TEN).send(ANA).shows(200);
    String link = browser.here();

    TestShopfronts.isNow(shop.tenant(), Shopfront.Standing.LOCKED_DOWN);
    browser.open(page()).shows(423).says("Closed for a short while");
    browser.open(link).shows(423);
    TestShopfronts.isNow(shop.tenant(), Shopfront.Standing.SUSPENDED);
    browser.open(page()).shows(403).says("This page is closed");
    browser.open(link).shows(403);
    TestShopfronts.isNow(shop.tenant(), Shopfront.Standing.OPEN);
    set(shop, Map.of("enabled", false));
    browser.open(page()).shows(404);
    browser.open(link).shows(200);
  }

  @Test
  void conversationServiceBeingAwayLosesNothingThatWasTyped() {
    browser.open(page()).follow("service=isp_repair").send(WEDNESDAY_TEN);
    desk.isAway(true);
    browser.send(ANA).shows(503).says("Nothing was booked");
    assertThat(browser.header("Retry-After")).isEqualTo("5");
    assertThat(browser.page().getElementById("address").val()).isEqualTo(ANA.get("address"));
    assertThat(shop.count("appointment")).isZero();
    desk.isAway(false);
    browser.send(Map.of()).shows(200).says("Your visit is booked");
  }

  @Test
  void oneAddressAsksOnlySoOften() {
    int shown = 0;
    while (shown < 100 && browser.open(page()).page().text().contains("What do you need?")) {
      shown++;
    }
    assertThat(shown).isBetween(60, 75);
    browser.shows(429).says("Too many requests");
    assertThat(Integer.parseInt(browser.header("Retry-After"))).isBetween(1, 60);
    new Browser().open(page()).shows(200);
  }

  @Test
  void noTimesAreOfferedThatCannotBeBooked() {
    browser.open(page() + "/times?service=isp_repair&from=2026-11-24").shows(200);
    assertThat(browser.times())
        .isNotEmpty()
        .allMatch(time -> time.compareTo("2026-11-24T13:00:00Z") >= 0);
    browser.follow("Later days").shows(200).follow("Earlier days").shows(200);
    browser
        .open(page() + "/times?service=isp_repair&from=2027-06-01")
        .shows(200)
        .says("no free time in the days");
    browser.open(page() + "/times?service=isp_repair&from=x").shows(200);
    browser.open(page() + "/times?service=nothing").shows(422).says("That cannot be booked");
    browser.open(page()).follow("service=isp_repair").send("2026-11-24T12:30:00Z").shows(422);
    browser.open(page()).follow("service=isp_repair").send("2026-11-25T13:07:00Z").shows(422);
    browser.open(page()).follow("service=isp_repair").send("2027-11-24T13:00:00Z").shows(422);
    browser.open(page()).follow("service=isp_repair").send("tomorrow").shows(422);
  }

  @Test
  void theSettingIsVersionedAndForOwners() {
    Shop fresh = Shop.ofNewTenant();
    fresh.asOwner().get(SETTING).then().statusCode(200).header("ETag", "\"0\"");
    set(fresh, Map.of("enabled", true, "contactPhone", "011 4444-5555"));
    fresh
        .asOwner()
        .header("If-Match", "\"0\"")
        .body(Map.of("enabled", false))
        .put(SETTING)
        .then()
        .statusCode(412);
    fresh
        .asOwner()
        .header("If-Match", "\"1\"")
        .body(Map.of("enabled", true, "contactPhone", "<b>"))
        .put(SETTING)
        .then()
        .statusCode(400);
    fresh.as("agent").body(Map.of("enabled", false)).put(SETTING).then().statusCode(403);
    new Browser().open("/book/" + fresh.tenant()).shows(200).says("Or call 011 4444-5555");
  }

  static void enable(Shop shop) {
    set(shop, Map.of("enabled", true));
  }

  private static void set(Shop shop, Map<String, Object> wanted) {
    shop.asOwner().body(wanted).put(SETTING).then().statusCode(200);
  }

  private String page() {
    return "/book/" + shop.tenant();
  }

  private Map<String, Object> only() {
    List<Map<String, Object>> all =
        shop.asOwner().get(Shop.APPOINTMENTS).then().statusCode(200).extract().path("items");
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private List<String> history() {
    TenantId tenant = shop.tenant();
    return Database.list(
        "SELECT actor FROM appointment_change WHERE tenant_id = ?", tenant.value());
  }

  private static Map<String, String> with(Map<String, String> form, String field, String value) {
    Map<String, String> changed = new HashMap<>(form);
    changed.put(field, value);
    return changed;
  }
}
