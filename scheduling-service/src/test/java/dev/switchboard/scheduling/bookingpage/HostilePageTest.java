package dev.switchboard.scheduling.bookingpage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.scheduling.testing.TestClock;
import dev.switchboard.scheduling.testing.TestShopfronts;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever is typed, sent or linked to, the page does no harm. */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class HostilePageTest extends PageCase {
  @Test
  void whatATypeWritesStaysText() {
    String hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{it.frame}";
    TestShopfronts.isCalled(shop.tenant(), "<b>Fibra</b> & \"Sur\"");
    chosen();
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
    assertThat(((Map<?, ?>) page.onlyVisit().get("customer")).get("name"))
        .isEqualTo("Ana  Bcc: all@example.com <i>");
  }

  @Test
  void noAddressCanBeMadeToLeadAwayOrToCarryAHeader() {
    browser.open(page.path() + "?utm_campaign=%0d%0aSet-Cookie:%20a=b&lang=%0d%0aX:y").shows(200);
    browser.follow("service=isp_repair").send(Shop.WEDNESDAY_TEN).shows(200);
    assertThat(browser.here()).startsWith("/book/" + shop.tenant() + "/details?hold=");
    browser.send(OpenPage.ANA).shows(200);
    assertThat(browser.here()).startsWith("/book/visit/");
    assertThat(browser.header("Set-Cookie")).isNull();
    assertThat(page.onlyVisit()).containsEntry("leadSource", "Web: Set-Cookie a b");
    assertThat(browser.here()).doesNotContain("Ana").doesNotContain("2345");
  }

  @Test
  void everyPageIsSentWithWhatProtectsIt() {
    booked();
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
    browser.open(page.path()).follow("service=isp_repair");
    String action = browser.page().selectFirst("form").attr("action");
    Map<String, String> form = browser.sent(Map.of("startsAt", Shop.WEDNESDAY_TEN));
    browser.sendTo(action, form, Map.of("Origin", "https://evil.example")).shows(403);
    browser.sendTo(action, form, Map.of("Origin", "null")).shows(403);
    browser.sendTo(action, form, Map.of("Sec-Fetch-Site", "cross-site")).shows(403);
    browser.sendTo(action, OpenPage.with(form, "form", "x")).shows(403);
    Shop other = Shop.ofNewTenant();
    OpenPage.of(other);
    String foreign =
        new Browser()
            .open("/book/" + other.tenant())
            .follow("service=isp_repair")
            .sent(Map.of())
            .get("form");
    browser.sendTo(action, OpenPage.with(form, "form", foreign)).shows(403);
    assertThat(shop.count("reservation")).isZero();

    TestClock.set(TestClock.TUESDAY_NINE.plus(Duration.ofHours(3)));
    browser.sendTo(action, form).shows(403).says("open for too long");
    TestClock.set(TestClock.TUESDAY_NINE);
    browser.sendTo(action, form, Map.of("Sec-Fetch-Site", "same-origin")).shows(200);
  }

  @Test
  void aMachineThatFillsInEverythingBooksNothing() {
    chosen();
    browser.send(OpenPage.with(OpenPage.ANA, "website", "https://spam.example")).shows(403);
    assertThat(shop.count("appointment")).isZero();
    assertThat(desk.callers()).isEmpty();
  }

  @Test
  void oneAddressAsksOnlySoOften() {
    int shown = 0;
    while (shown < 100 && browser.open(page.path()).page().text().contains("What do you need?")) {
      shown++;
    }
    assertThat(shown).isBetween(60, 75);
    browser.shows(429).says("Too many requests");
    assertThat(Integer.parseInt(browser.header("Retry-After"))).isBetween(1, 60);
    new Browser().open(page.path()).shows(200);
  }
}
