package dev.switchboard.scheduling.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.scheduling.testing.TestClock;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What was due is permitted once, right before it is sent, and not if he books (features.md S10).
 */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class FollowUpPermitTest extends CampaignCase {
  @Test
  void aFollowUpIsPermittedToOneMessage() {
    String id = due();

    permit(id, "first").body("decision", equalTo("GRANTED"));
    permit(id, "first").body("decision", equalTo("GRANTED"));
    permit(id, "second").body("decision", equalTo("REVOKED"));
  }

  @Test
  void whoBooksBeforeItIsSentHearsNothing() {
    UUID customer = campaigns.wrote(8);
    String id = dueTo(customer);
    permit(id, "first").body("decision", equalTo("GRANTED"));
    Map<String, Object> visit =
        Shop.with(
            Shop.visit("2026-11-26T13:00:00Z"),
            "customer",
            Map.of("customerId", customer.toString(), "name", "Ana"));
    shop.booked(visit);

    permit(id, "first").body("decision", equalTo("REVOKED"));
    assertThat(because(id)).isEqualTo("BOOKED");
  }

  @Test
  void aStoppedCampaignSendsNothingMore() {
    String id = due();
    String campaign =
        Database.list("SELECT campaign_id FROM follow_up WHERE id = ?", UUID.fromString(id))
            .getFirst();
    campaigns.change(campaign, Map.of("active", false)).then().statusCode(200);

    permit(id, "first").body("decision", equalTo("REVOKED"));
    assertThat(because(id)).isEqualTo("STOPPED");
  }

  @Test
  void whoOptsOutBeforeItIsSentHearsNothing() {
    UUID customer = campaigns.wrote(8);
    String id = dueTo(customer);
    campaigns.optsOut(customer);

    permit(id, "first").body("decision", equalTo("REVOKED"));
    assertThat(because(id)).isEqualTo("OPTED_OUT");
  }

  @Test
  void aFollowUpThatWaitedTooLongIsNotSent() {
    String id = due();
    TestClock.set(TestClock.TUESDAY_NINE.plus(Duration.ofHours(5)));

    permit(id, "first").body("decision", equalTo("REVOKED"));
    assertThat(because(id)).isEqualTo("LATE");
  }

  @Test
  void onlyServicesAskForPermitsAndOnlyOfTheirTenant() {
    String id = due();
    Shop.ofNewTenant()
        .asService()
        .post("/internal/follow-ups/" + id + "/permit")
        .then()
        .statusCode(404)
        .body("code", equalTo("FOLLOW_UP_NOT_FOUND"));
    shop.asOwner().post("/internal/follow-ups/" + id + "/permit").then().statusCode(403);
  }

  private String due() {
    return dueTo(campaigns.wrote(8));
  }

  private String dueTo(UUID customer) {
    campaigns.running("NO_BOOKING", 60);
    assertThat(rounds.play()).isEqualTo(1);
    return Database.list("SELECT id FROM follow_up WHERE customer_id = ?", customer).getFirst();
  }

  private ValidatableResponse permit(String id, String message) {
    return shop.asService()
        .header("Idempotency-Key", message)
        .post("/internal/follow-ups/" + id + "/permit")
        .then()
        .statusCode(200);
  }

  private static String because(String id) {
    return Database.list("SELECT revoked_because FROM follow_up WHERE id = ?", UUID.fromString(id))
        .getFirst();
  }
}
