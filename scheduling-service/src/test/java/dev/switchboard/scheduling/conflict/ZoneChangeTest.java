package dev.switchboard.scheduling.conflict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import dev.switchboard.scheduling.BusinessFacts.Business;
import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A business moves to another zone: what that breaks is written down. */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class ZoneChangeTest {
  private static final String HERE = "America/Argentina/Buenos_Aires";
  private static final String CHANGES = "/v1/crm/scheduling/changes?subject=TIME_ZONE";

  @Inject ZoneService zones;

  private final Shop shop = Shop.ofNewTenant();

  @Test
  void theVisitsThatNoLongerFitAreNamedInTheHistoryOfTheSetup() {
    heard(shop, 1, HERE);
    String morning = shop.booked("2026-11-25T11:00:00Z").getString("appointmentId");
    shop.booked("2026-11-25T17:00:00Z");

    heard(shop, 2, "America/Los_Angeles");

    JsonPath change = shop.asOwner().get(CHANGES).then().extract().jsonPath();
    assertThat(change.getList("items")).hasSize(1);
    assertThat(change.getString("items[0].actor")).isEqualTo("service:tenant-service");
    assertThat(change.getInt("items[0].version")).isEqualTo(2);
    assertThat(change.getString("items[0].before.timeZone")).isEqualTo(HERE);
    assertThat(change.getString("items[0].after.timeZone")).isEqualTo("America/Los_Angeles");
    assertThat(change.getInt("items[0].after.conflicts.count")).isEqualTo(1);
    assertThat(change.getString("items[0].after.conflicts.items[0].appointmentId"))
        .isEqualTo(morning);
    assertThat(change.getList("items[0].after.conflicts.items[0].reasons", String.class))
        .containsExactly("OUTSIDE_HOURS");
    assertThat(shop.read(morning).getString("status")).isEqualTo("SCHEDULED");
  }

  /** Heard twice, too late, at once, of a business that is not set up, and of another one. */
  @Test
  void eachChangeIsWrittenDownOnceAndOnlyWhereItIsOne() {
    heard(shop, 1, HERE);
    heard(shop, 2, HERE);
    List<CompletableFuture<Void>> all =
        IntStream.range(0, 4)
            .mapToObj(i -> CompletableFuture.runAsync(() -> heard(shop, 3, "Europe/London")))
            .toList();
    all.forEach(CompletableFuture::join);
    heard(shop, 2, HERE);
    heard(shop, 5, HERE);

    JsonPath changes = shop.asOwner().get(CHANGES).then().extract().jsonPath();
    assertThat(changes.getList("items.version")).isEqualTo(List.of(5, 3));
    assertThat(changes.getList("items.after.conflicts.count")).isEqualTo(List.of(0, 0));
    Shop.ofNewTenant().asOwner().get(CHANGES).then().body("items", hasSize(0));
  }

  private void heard(Shop business, long version, String zone) {
    zones
        .heard(business.tenant(), version, new Business("isp", ZoneId.of(zone), "AR", "es", "ARS"))
        .await()
        .atMost(Duration.ofSeconds(10));
  }
}
