package dev.switchboard.scheduling.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.switchboard.contracts.Ids;
import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.TestClock;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whose turn it would be (features.md S10). */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class AudienceTest extends CampaignCase {
  private static final Instant NOW = TestClock.TUESDAY_NINE;

  @Test
  void aNewCampaignIsOffAndADryRunSaysWhoseTurnItWouldBe() {
    UUID lost = campaigns.wrote(8);
    UUID older = campaigns.wrote(30);
    campaigns.wrote(6);
    campaigns.wrote(38);
    String campaign = campaigns.added("NO_BOOKING");

    campaigns
        .audience(campaign)
        .body("count", equalTo(2))
        .body("items.customerId", equalTo(List.of(lost.toString(), older.toString())))
        .body("items[0].since", equalTo("2026-11-16T12:00:00Z"))
        .body("items[0].phone", nullValue());
    assertThat(rounds.play()).isZero();
    assertThat(shop.said()).doesNotContain("follow-up-due");
  }

  @Test
  void aDryRunIsReadPageByPage() {
    IntStream.range(0, 5).forEach(i -> campaigns.wrote(8 + i));
    String campaign = campaigns.added("NO_BOOKING");
    String path = Campaigns.PATH + "/" + campaign + "/audience";

    Response first = shop.asOwner().queryParam("limit", 3).get(path);
    Response rest =
        shop.asOwner()
            .queryParams("limit", 3, "cursor", first.jsonPath().getString("nextCursor"))
            .get(path);

    first.then().body("count", equalTo(5)).body("items", hasSize(3));
    rest.then().body("items", hasSize(2)).body("nextCursor", nullValue());
  }

  @Test
  void whoBookedSinceHeWroteIsLeftAlone() {
    UUID booked = campaigns.wrote(8);
    campaigns.visit(
        booked, NOW.minus(Duration.ofDays(3)), "COMPLETED", NOW.minus(Duration.ofDays(8)));
    UUID cancelled = campaigns.wrote(8);
    campaigns.visit(
        cancelled, NOW.minus(Duration.ofDays(3)), "CANCELLED", NOW.minus(Duration.ofDays(7)));
    UUID toCome = campaigns.wrote(8);
    campaigns.visit(
        toCome, NOW.plus(Duration.ofDays(3)), "SCHEDULED", NOW.minus(Duration.ofDays(90)));
    UUID longAgo = campaigns.wrote(8);
    campaigns.visit(
        longAgo, NOW.minus(Duration.ofDays(80)), "COMPLETED", NOW.minus(Duration.ofDays(90)));
    UUID archived = campaigns.wrote(8);
    Database.run(
        "INSERT INTO customer_copy (tenant_id, id, version, archived) VALUES (?, ?, 1, true)",
        shop.tenant().value(),
        archived);

    campaigns
        .audience(campaigns.added("NO_BOOKING"))
        .body("items.customerId", equalTo(List.of(longAgo.toString())));
  }

  @Test
  void whoHadNoVisitForLongIsInvitedUnlessOneIsToComeOrHeWritesNow() {
    UUID away = Ids.next();
    campaigns.visit(away, Campaigns.daysAgo(181), "COMPLETED", Campaigns.daysAgo(190));
    campaigns.visit(away, Campaigns.daysAgo(90), "CANCELLED", Campaigns.daysAgo(100));
    UUID seen = Ids.next();
    campaigns.visit(seen, Campaigns.daysAgo(181), "COMPLETED", Campaigns.daysAgo(190));
    campaigns.visit(seen, Campaigns.daysAgo(179), "COMPLETED", Campaigns.daysAgo(190));
    UUID coming = Ids.next();
    campaigns.visit(coming, Campaigns.daysAgo(300), "COMPLETED", Campaigns.daysAgo(310));
    campaigns.visit(coming, NOW.plus(Duration.ofDays(2)), "SCHEDULED", Campaigns.daysAgo(1));
    UUID never = Ids.next();
    campaigns.visit(never, Campaigns.daysAgo(300), "NO_SHOW", Campaigns.daysAgo(310));
    UUID writing = campaigns.wrote(3);
    campaigns.visit(writing, Campaigns.daysAgo(300), "COMPLETED", Campaigns.daysAgo(310));

    campaigns
        .audience(campaigns.added("NO_VISIT"))
        .body("items.customerId", equalTo(List.of(away.toString())));
  }
}
