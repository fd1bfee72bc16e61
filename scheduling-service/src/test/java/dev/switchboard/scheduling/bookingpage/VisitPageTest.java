package dev.switchboard.scheduling.bookingpage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.scheduling.testing.TestClock;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The link that a booking leads to: one visit, shown, moved and cancelled. */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class VisitPageTest extends PageCase {
  @Test
  void aLinkOpensOneVisitOfOneBusinessUntilItsTimeIsOver() {
    booked();
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
  void aCancelledVisitShowsAsCancelledAndCannotBeCancelledTwice() {
    booked();
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
    booked();
    browser.follow("Move the visit");
    assertThat(browser.times()).contains(Shop.WEDNESDAY_TEN);
    shop.booked("2026-11-26T14:00:00Z");
    browser.send("2026-11-26T14:00:00Z").shows(409).says("The visit keeps its time");
    assertThat(browser.times()).hasSize(3);
    browser.send(browser.times().getFirst()).shows(200).says("Your visit has a new time");
  }
}
