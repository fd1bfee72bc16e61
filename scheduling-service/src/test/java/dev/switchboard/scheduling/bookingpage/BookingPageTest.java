package dev.switchboard.scheduling.bookingpage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.scheduling.testing.TestShopfronts;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** A visit is booked, moved and cancelled on the page alone (features.md S11). */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class BookingPageTest extends PageCase {
  @Test
  void aVisitIsBookedMovedAndCancelledWithoutAnAccountAndWithoutAScript() {
    browser.open(page.path() + "?utm_campaign=fall-check").shows(200);
    assertThat(browser.page().select("script, [onclick], [style]")).isEmpty();
    browser.follow("service=isp_repair").shows(200).says("Argentina");
    browser
        .send(Shop.WEDNESDAY_TEN)
        .shows(200)
        .says("We keep this time for you until 09:05 (5 minutes)");
    browser
        .send(OpenPage.ANA)
        .shows(200)
        .says("Your visit is booked")
        .says("Wednesday 25 November 2026, 10:00");

    Map<String, Object> booked = page.onlyVisit();
    assertThat(booked)
        .containsEntry("status", "SCHEDULED")
        .containsEntry("startsAt", Shop.WEDNESDAY_TEN)
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
    assertThat(page.onlyVisit())
        .containsEntry("status", "CANCELLED")
        .containsEntry("cancelReason", "on holiday");
    assertThat(shop.count("reservation")).isZero();
    assertThat(shop.count("page_hold")).isZero();
    assertThat(history()).containsOnly("service:booking-page");
  }

  @Test
  void theLanguageIsTheOneAskedForElseTheBrowsersElseTheBusinesss() {
    browser.open(page.path()).says("What do you need?");
    assertThat(browser.page().selectFirst("html").attr("lang")).isEqualTo("en");
    browser.follow("Español").says("¿Qué necesita?");
    browser.follow("service=isp_repair").says("¿Cuándo vamos?").says("Miércoles 25 de noviembre");
    browser.send(Shop.WEDNESDAY_TEN).says("Le guardamos esta hora hasta las 09:05");
    browser.send(OpenPage.ANA).says("Su visita está reservada");
    assertThat(new Browser().speaking("pt-BR,pt;q=0.9").open(page.path()).page().text())
        .contains("¿Qué necesita?");
    assertThat(
            new Browser().speaking("es-MX,en;q=0.5").open(page.path() + "?lang=en").page().text())
        .contains("What do you need?");
  }

  @Test
  void whatIsMissingIsSaidOnceAboveAndOnceAtItsField() {
    chosen();
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
    browser.send(OpenPage.with(OpenPage.ANA, "email", "")).shows(200).says("Your visit is booked");
  }

  @Test
  void noTimesAreOfferedThatCannotBeBooked() {
    browser.open(page.path() + "/times?service=isp_repair&from=2026-11-24").shows(200);
    assertThat(browser.times())
        .isNotEmpty()
        .allMatch(time -> time.compareTo("2026-11-24T13:00:00Z") >= 0);
    browser.follow("Later days").shows(200).follow("Earlier days").shows(200);
    browser
        .open(page.path() + "/times?service=isp_repair&from=2027-06-01")
        .shows(200)
        .says("no free time in the days");
    browser.open(page.path() + "/times?service=isp_repair&from=x").shows(200);
    browser.open(page.path() + "/times?service=nothing").shows(422).says("That cannot be booked");
    browser.open(page.path()).follow("service=isp_repair").send("2026-11-24T12:30:00Z").shows(422);
    browser.open(page.path()).follow("service=isp_repair").send("2026-11-25T13:07:00Z").shows(422);
    browser.open(page.path()).follow("service=isp_repair").send("2027-11-24T13:00:00Z").shows(422);
    browser.open(page.path()).follow("service=isp_repair").send("tomorrow").shows(422);
  }

  @Test
  void whoIsNotThereOrClosedSaysSoInWords() {
    new Browser().open("/book/nobody").shows(404).says("This page does not exist");
    Shop never = Shop.ofNewTenant();
    new Browser().open("/book/" + never.tenant()).shows(404).says("No online booking");
    booked();
    String link = browser.here();

    TestShopfronts.isNow(shop.tenant(), Shopfront.Standing.LOCKED_DOWN);
    browser.open(page.path()).shows(423).says("Closed for a short while");
    browser.open(link).shows(423);
    TestShopfronts.isNow(shop.tenant(), Shopfront.Standing.SUSPENDED);
    browser.open(page.path()).shows(403).says("This page is closed");
    browser.open(link).shows(403);
    TestShopfronts.isNow(shop.tenant(), Shopfront.Standing.OPEN);
    page.set(Map.of("enabled", false));
    browser.open(page.path()).shows(404);
    browser.open(link).shows(200);
  }

  @Test
  void conversationServiceBeingAwayLosesNothingThatWasTyped() {
    chosen();
    desk.isAway(true);
    browser.send(OpenPage.ANA).shows(503).says("Nothing was booked");
    assertThat(browser.header("Retry-After")).isEqualTo("5");
    assertThat(browser.page().getElementById("address").val())
        .isEqualTo(OpenPage.ANA.get("address"));
    assertThat(shop.count("appointment")).isZero();
    desk.isAway(false);
    browser.send(Map.of()).shows(200).says("Your visit is booked");
  }

  @Test
  void theSettingIsVersionedAndForOwners() {
    Shop fresh = Shop.ofNewTenant();
    fresh.asOwner().get(OpenPage.SETTING).then().statusCode(200).header("ETag", "\"0\"");
    new OpenPage(fresh).set(Map.of("enabled", true, "contactPhone", "011 4444-5555"));
    fresh
        .asOwner()
        .header("If-Match", "\"0\"")
        .body(Map.of("enabled", false))
        .put(OpenPage.SETTING)
        .then()
        .statusCode(412);
    fresh
        .asOwner()
        .header("If-Match", "\"1\"")
        .body(Map.of("enabled", true, "contactPhone", "<b>"))
        .put(OpenPage.SETTING)
        .then()
        .statusCode(400);
    fresh.as("agent").body(Map.of("enabled", false)).put(OpenPage.SETTING).then().statusCode(403);
    new Browser().open("/book/" + fresh.tenant()).shows(200).says("Or call 011 4444-5555");
  }

  private List<String> history() {
    TenantId tenant = shop.tenant();
    return Database.list(
        "SELECT actor FROM appointment_change WHERE tenant_id = ?", tenant.value());
  }
}
