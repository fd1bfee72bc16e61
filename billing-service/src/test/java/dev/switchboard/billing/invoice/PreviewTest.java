package dev.switchboard.billing.invoice;

import static dev.switchboard.billing.testing.Business.line;
import static dev.switchboard.billing.testing.Business.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.switchboard.billing.testing.Business;
import dev.switchboard.billing.testing.LoopsOff;
import dev.switchboard.billing.testing.Polls;
import dev.switchboard.billing.testing.WallClock;
import dev.switchboard.testkit.TestTokens;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSwitchboardStack(service = "billing")
@TestProfile(LoopsOff.class)
class PreviewTest {
  private static final String OPENED = "2026-11-02T12:00:00Z";

  @Inject Polls polls;
  @Inject WallClock clock;

  @BeforeEach
  void inTheMiddleOfTheMonth() {
    clock.setTo("2026-11-17T12:00:00Z");
  }

  @Test
  void everyCentIsExplained() {
    Business business = Business.inBristol();
    polls.hear(business.opens(OPENED));
    for (int day = 3; day < 13; day++) {
      polls.hear(business.sends(105, "2026-11-%02dT12:00:00Z".formatted(day)));
    }
    polls.hear(business.books("2026-11-05T12:00:00Z"));

    JsonPath preview = business.preview();
    assertThat(preview.getString("period.firstDay")).isEqualTo("2026-11-02");
    assertThat(preview.getString("period.lastDay")).isEqualTo("2026-12-01");
    assertThat(preview.getString("currency")).isEqualTo("GBP");
    assertThat(preview.<String>getList("lines.type"))
        .containsExactly("SUBSCRIPTION", "OVERAGE", "OVERAGE", "OVERAGE", "OVERAGE");
    assertThat(preview.getMap("lines[0].explained"))
        .containsEntry("planCode", "starter")
        .containsEntry("planName", "Starter");

    // 1,050 messages, 1,000 included: 50 x 0.018 = 0.90.
    assertThat(number(preview, line("MESSAGES_OUT", "quantity"))).isEqualByComparingTo("50");
    assertThat(number(preview, line("MESSAGES_OUT", "totalAmount"))).isEqualByComparingTo("0.90");
    assertThat(preview.getInt(line("MESSAGES_OUT", "explained.used"))).isEqualTo(1_050);
    assertThat(preview.getInt(line("MESSAGES_OUT", "explained.included"))).isEqualTo(1_000);
    assertThat(preview.getList(line("MESSAGES_OUT", "explained.days"))).hasSize(10);
    assertThat(preview.getInt(line("MESSAGES_OUT", "explained.days[9].overage"))).isEqualTo(50);
    assertThat(number(preview, "total")).isEqualByComparingTo("24.90");
    assertThat(number(preview, "lines.sum { it.totalAmount }")).isEqualByComparingTo("24.90");
  }

  @Test
  void theLineNamesWhereItsEventsAreListed() {
    Business business = Business.inBuenosAires();
    polls.hear(business.opens(OPENED), business.books("2026-11-05T12:00:00Z"));
    String events =
        business
            .preview()
            .getString(
                "lines.find { it.explained.meter == 'APPOINTMENTS_BOOKED' }.explained.events");
    business.asOwner().get(events).then().statusCode(200).body("items.size()", equalTo(1));
  }

  @Test
  void whatWasUsedAfterThePeriodIsNotOnIt() {
    Business business = Business.inBuenosAires();
    polls.hear(
        business.opens(OPENED),
        business.sends("2026-12-02T02:59:59Z"),
        business.sends("2026-12-02T03:00:00Z"));
    JsonPath preview = business.preview();
    assertThat(number(preview, line("MESSAGES_OUT", "explained.used"))).isEqualByComparingTo("1");
  }

  @Test
  void aPriceChangeDoesNotTouchThePeriodItFallsInto() {
    Business business = Business.in("Europe/London", "EUR");
    newVersion("changing", 10);
    clock.setTo("2026-12-20T12:00:00Z");
    polls.hear(business.onPlan("changing", 1, "2026-12-18T12:00:00Z"));
    JsonPath before = business.preview();
    newVersion("changing", 99);
    assertThat(business.preview().prettify()).isEqualTo(before.prettify());
    assertThat(number(before, "total")).isEqualByComparingTo("10");

    clock.setTo("2027-01-18T00:00:00Z");
    assertThat(number(business.preview(), "total")).isEqualByComparingTo("99");
  }

  @Test
  void anotherPlanCountsFromTheNextPeriod() {
    Business business = Business.in("Europe/London", "EUR");
    newVersion("bigger", 50);
    polls.hear(business.opens(OPENED), business.onPlan("bigger", 2, "2026-11-10T12:00:00Z"));
    assertThat(number(business.preview(), "total")).isEqualByComparingTo("27");
    clock.setTo("2026-12-02T00:00:00Z");
    assertThat(number(business.preview(), "total")).isEqualByComparingTo("50");
  }

  @Test
  void aCurrencyWithoutAPriceIsRefusedByNameAndItsUsageKept() {
    Business business = Business.in("America/Santiago", "CLP");
    polls.hear(business.opens(OPENED), business.sends("2026-11-10T12:00:00Z"));
    business
        .asOwner()
        .get("/v1/crm/billing/invoice-preview")
        .then()
        .statusCode(409)
        .body("code", equalTo("PLAN_NOT_PRICED"));
  }

  private static void newVersion(String code, int price) {
    RestAssured.given()
        .auth()
        .oauth2(TestTokens.platformAdmin())
        .contentType("application/json")
        .body(
            Map.of(
                "code",
                code,
                "name",
                "Plan of " + price,
                "included",
                Map.of("MESSAGES_OUT", 100),
                "prices",
                List.of(Map.of("currency", "EUR", "pricePerPeriod", price, "overage", Map.of()))))
        .post("/v1/admin/plans")
        .then()
        .statusCode(201);
  }
}
