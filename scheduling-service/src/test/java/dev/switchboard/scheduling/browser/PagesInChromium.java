package dev.switchboard.scheduling.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Clip;
import com.microsoft.playwright.options.ReducedMotion;
import dev.switchboard.scheduling.testing.CustomerDesk;
import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Goes all the way in a real browser, narrow and wide, in both languages; every page on it is clean
 * by axe-core and fits its width. The screenshots are those of {@code docs/pages}.
 */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class PagesInChromium {
  private static final Path SCREENSHOTS = Path.of("../docs/pages");
  private static final int HEIGHT = 800;
  private static final int NARROW = 375;
  private static final int TALLEST_PICTURE = 1500;
  private static final int MOST_BYTES = 150_000;

  /**
   * The pictures that are kept of the wide pages; of the narrow ones there are all but the last.
   */
  private static final Set<String> WIDE = Set.of("2-time", "3-details", "5-booked");

  private static final Set<String> NOT_KEPT = Set.of("7-moved", "10-notice");

  private CustomerDesk desk;
  private Chromium chromium;

  @BeforeEach
  void start() {
    desk = new CustomerDesk();
    chromium = Chromium.start();
  }

  @AfterEach
  void stop() {
    chromium.close();
    desk.close();
  }

  @ParameterizedTest
  @CsvSource({"en,375", "en,1280", "es,375", "es,1280"})
  void theWholeWay(String language, int width) throws IOException {
    Shop shop = shop(language);
    try (BrowserContext context = chromium.browser().newContext(options(language, width, true))) {
      Page page = context.newPage();
      Walk walk = new Walk(page, language + "-" + width);
      page.navigate(address(shop));
      walk.shows("1-service");
      page.locator(".choice").first().click();
      walk.shows("2-time");
      page.locator(".time").nth(5).click();
      walk.shows("3-details");
      page.locator("#phone").fill("12");
      page.locator(".button.main").click();
      walk.shows("4-errors");
      assertThat(page.evaluate("() => document.activeElement.getAttribute('role')"))
          .isEqualTo("alert");
      fill(page, language);
      page.locator(".button.main").click();
      walk.shows("5-booked");
      page.locator(".actions .button").first().click();
      walk.shows("6-move");
      page.locator(".time").nth(9).click();
      walk.shows("7-moved");
      page.locator(".button.danger").click();
      walk.shows("8-cancel");
      page.locator(".button.danger").click();
      walk.shows("9-cancelled");
      page.navigate(address(shop) + "/times?service=none");
      walk.shows("10-notice");
    }
    assertThat(shop.said())
        .containsExactly("appointment-booked", "appointment-rescheduled", "appointment-cancelled");
  }

  /** With the keyboard alone, and without a script. */
  @Test
  void theWholeWayByKeyboardWithoutAScript() {
    Shop shop = shop("en");
    try (BrowserContext context = chromium.browser().newContext(options("en", NARROW, false))) {
      Page page = context.newPage();
      page.navigate(address(shop));
      press(page, ".choice", "When shall we come?");
      press(page, ".time", "Your details");
      type(page, "#name", "Ana Ruiz");
      type(page, "#phone", "0117 496 0123");
      type(page, "#address", "12 Park Street, Bristol");
      press(page, ".button.main", "Your visit is booked");
      press(page, ".button.danger", "Cancel this visit?");
      press(page, "button.danger", "Your visit is cancelled");
    }
    assertThat(shop.said()).containsExactly("appointment-booked", "appointment-cancelled");
  }

  private static void press(Page page, String selector, String title) {
    tabTo(page, selector);
    page.keyboard().press("Enter");
    PlaywrightAssertions.assertThat(page)
        .hasTitle(Pattern.compile("^" + title.replace("?", "\\?")));
  }

  private static void type(Page page, String selector, String text) {
    tabTo(page, selector);
    page.keyboard().type(text);
  }

  private static void tabTo(Page page, String selector) {
    for (int i = 0; i < 80; i++) {
      if (page.locator(selector + ":focus").count() == 1) {
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("the keyboard does not reach " + selector + " on " + page.title());
  }

  private static void fill(Page page, String language) {
    boolean spanish = language.equals("es");
    page.locator("#name").fill(spanish ? "Ana Gómez" : "Ana Ruiz");
    page.locator("#phone").fill(spanish ? "011 15 2345-6789" : "0117 496 0123");
    page.locator("#address").fill(spanish ? "Av. Rivadavia 1234, 4º B" : "12 Park Street, Bristol");
    page.locator("#note").fill(spanish ? "El timbre no anda." : "The bell does not work.");
  }

  private static Shop shop(String language) {
    Shop shop = language.equals("es") ? Shop.ofNewTenant() : Shop.inBristol();
    String phone = language.equals("es") ? "011 4321-0100" : "0117 555 0100";
    shop.asOwner()
        .body(Map.of("enabled", true, "contactPhone", phone))
        .put("/v1/crm/scheduling/booking-page")
        .then()
        .statusCode(200);
    return shop;
  }

  private static Browser.NewContextOptions options(String language, int width, boolean scripts) {
    return new Browser.NewContextOptions()
        .setViewportSize(width, HEIGHT)
        .setReducedMotion(ReducedMotion.REDUCE)
        .setJavaScriptEnabled(scripts)
        .setLocale(language.equals("es") ? "es-AR" : "en-GB");
  }

  private static String address(Shop shop) {
    return "http://localhost:" + RestAssured.port + "/book/" + shop.tenant();
  }

  /** One way through the pages. */
  private record Walk(Page page, String name) {
    void shows(String step) throws IOException {
      page.waitForLoadState();
      Axe.findsNothingOn(page);
      assertThat(
              (Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
          .describedAs("%s %s fits its width", name, step)
          .isTrue();
      if (isKept(step)) {
        takePicture(SCREENSHOTS.resolve(name + "-" + step + ".png"));
      }
    }

    private boolean isKept(String step) {
      return isNarrow() ? !NOT_KEPT.contains(step) : WIDE.contains(step);
    }

    private boolean isNarrow() {
      return page.viewportSize().width == NARROW;
    }

    private void takePicture(Path picture) throws IOException {
      Number height = (Number) page.evaluate("() => document.documentElement.scrollHeight");
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(picture)
              .setFullPage(true)
              .setClip(
                  new Clip(
                      0,
                      0,
                      page.viewportSize().width,
                      Math.min(height.intValue(), TALLEST_PICTURE))));
      assertThat(Files.size(picture)).describedAs(picture.toString()).isLessThan(MOST_BYTES);
    }
  }
}
