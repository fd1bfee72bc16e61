package dev.switchboard.scheduling.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.switchboard.platform.security.Role;
import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a business sets up its campaigns (features.md S10). */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class CampaignTest extends CampaignCase {
  @Test
  void oneCampaignOfAKindRunsAtATime() {
    campaigns.running("NO_BOOKING", 60);
    campaigns.running("NO_VISIT", 60);
    campaigns
        .change(campaigns.added("NO_BOOKING"), Map.of("active", true))
        .then()
        .statusCode(409)
        .body("code", equalTo("CAMPAIGN_RUNNING"));
  }

  @Test
  void changesAreVersionedAndWrittenDown() {
    String campaign = campaigns.added("NO_VISIT");
    campaigns.change(campaign, Map.of("afterDays", 90)).then().header("ETag", "\"2\"");
    shop.asOwner()
        .header("If-Match", "\"1\"")
        .body(Map.of("afterDays", 80))
        .put(Campaigns.PATH + "/" + campaign)
        .then()
        .statusCode(412);
    campaigns.change(campaign, Map.of("afterDays", 90)).then().header("ETag", "\"2\"");
    shop.asOwner()
        .get("/v1/crm/scheduling/changes?subject=CAMPAIGN")
        .then()
        .body("items", hasSize(2))
        .body("items.kind", containsInAnyOrder("CHANGED", "ADDED"))
        .body("items[0].before.afterDays", equalTo(180));
  }

  @Test
  void theSameKeyIsOneCampaign() {
    for (int i = 0; i < 2; i++) {
      shop.asOwner()
          .header("Idempotency-Key", "a-campaign")
          .body(Map.of("kind", "NO_VISIT", "name", "We miss you"))
          .post(Campaigns.PATH)
          .then()
          .statusCode(201);
    }
    assertThat(shop.count("campaign")).isEqualTo(1);
  }

  @Test
  void anothersCampaignIsNotSeenAndAgentsStartNone() {
    String campaign = campaigns.added("NO_VISIT");
    Shop other = Shop.ofNewTenant();
    for (String path : List.of("", "/audience", "/follow-ups")) {
      other.asOwner().get(Campaigns.PATH + "/" + campaign + path).then().statusCode(404);
    }
    other
        .asOwner()
        .body(Map.of("active", true))
        .put(Campaigns.PATH + "/" + campaign)
        .then()
        .statusCode(404)
        .body("code", equalTo("CAMPAIGN_NOT_FOUND"));
    other.asOwner().get(Campaigns.PATH).then().body("items", hasSize(0));
    shop.as(Role.AGENT)
        .body(Map.of("active", true))
        .put(Campaigns.PATH + "/" + campaign)
        .then()
        .statusCode(403);
    shop.asOwner()
        .body(Map.of("kind", "NO_VISIT", "name", " ", "afterDays", 0))
        .post(Campaigns.PATH)
        .then()
        .statusCode(400);
  }
}
