package dev.switchboard.billing.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.switchboard.billing.testing.Business;
import dev.switchboard.billing.testing.LoopsOff;
import dev.switchboard.billing.testing.WallClock;
import dev.switchboard.testkit.TestTokens;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSwitchboardStack(service = "billing")
@TestProfile(LoopsOff.class)
class PlanTest {
  private static final String PLANS = "/v1/admin/plans";

  @Inject WallClock clock;

  @BeforeEach
  void inNovember() {
    clock.setTo("2026-11-17T12:00:00Z");
  }

  @Test
  void everyInstallationHasTheStarterPlanInFourCurrencies() {
    admin()
        .get(PLANS)
        .then()
        .statusCode(200)
        .body("code", hasItem("starter"))
        .body(
            "find { it.code == 'starter' }.prices.currency",
            containsInAnyOrder("ARS", "EUR", "GBP", "USD"));
  }

  @Test
  void aChangeIsANewVersionAndTheOldOneStays() {
    String code = "growing";
    admin()
        .body(plan(code, "10.00"))
        .post(PLANS)
        .then()
        .statusCode(201)
        .body("version", equalTo(1));
    admin()
        .body(plan(code, "12.00"))
        .post(PLANS)
        .then()
        .statusCode(201)
        .body("version", equalTo(2));
    List<Map<String, Object>> versions =
        admin().get(PLANS).jsonPath().getList("findAll { it.code == 'growing' }");
    assertThat(versions).extracting("version").containsExactly(1, 2);
  }

  @Test
  void aPriceIsKeptToTheLastDigit() {
    Map<String, Object> plan = plan("exact", "10.00");
    plan.put(
        "prices",
        List.of(
            Map.of(
                "currency",
                "EUR",
                "pricePerPeriod",
                new BigDecimal("123456789012.34"),
                "overage",
                Map.of("MESSAGES_OUT", new BigDecimal("0.00000001")))));
    assertThat(admin().body(plan).post(PLANS).asString()).contains("123456789012.34");
    assertThat(admin().get(PLANS).asString()).contains("123456789012.34").contains("0.00000001");
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    Map<String, Object> plan = plan("wrong", "10.00");
    Map<String, Object> price =
        Map.of("currency", "JPY", "pricePerPeriod", 9.5, "overage", Map.of());
    plan.put("prices", List.of(price, price));
    plan.put("effectiveFrom", "2026-11-17T11:59:59Z");
    admin()
        .body(plan)
        .post(PLANS)
        .then()
        .statusCode(400)
        .body("code", equalTo("INVALID_REQUEST"))
        .body(
            "violations.field",
            containsInAnyOrder(
                "effectiveFrom",
                "prices[0].pricePerPeriod",
                "prices[1].pricePerPeriod",
                "prices[1].currency"));
  }

  @Test
  void whatCannotBeAPriceIsRefused() {
    for (Map<String, Object> price :
        List.<Map<String, Object>>of(
            Map.of("currency", "EUR", "pricePerPeriod", -1, "overage", Map.of()),
            Map.of("currency", "ZZZ", "pricePerPeriod", 1, "overage", Map.of()),
            Map.of("currency", "EUR", "pricePerPeriod", 1, "overage", Map.of("COFFEE", 1)),
            Map.of("currency", "EUR", "pricePerPeriod", 1, "overage", Map.of("REMINDERS", -1)))) {
      Map<String, Object> plan = plan("refused", "1");
      plan.put("prices", List.of(price));
      admin().body(plan).post(PLANS).then().statusCode(400);
    }
  }

  @Test
  void versionsMadeAtOnceGetNumbersOfTheirOwn() {
    List<CompletableFuture<Integer>> made = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      made.add(
          CompletableFuture.supplyAsync(
              () -> admin().body(plan("contested", "10.00")).post(PLANS).statusCode()));
    }
    List<Integer> answers = made.stream().map(CompletableFuture::join).toList();
    assertThat(answers).contains(201).isSubsetOf(201, 409);
    int added = (int) answers.stream().filter(status -> status == 201).count();
    assertThat(
            admin()
                .get(PLANS)
                .jsonPath()
                .<Integer>getList("findAll { it.code == 'contested' }.version"))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, added).boxed().toList());
  }

  @Test
  void onlyThePlatformsAdminsSeeThePriceList() {
    Business.inBristol().asOwner().get(PLANS).then().statusCode(403);
    Business.inBristol()
        .asOwner()
        .contentType("application/json")
        .body(plan("mine", "0"))
        .post(PLANS)
        .then()
        .statusCode(403);
  }

  private static Map<String, Object> plan(String code, String price) {
    Map<String, Object> plan = new HashMap<>();
    plan.put("code", code);
    plan.put("name", "Plan " + code);
    plan.put("included", Map.of("MESSAGES_OUT", 100));
    plan.put(
        "prices",
        List.of(
            Map.of(
                "currency", "EUR", "pricePerPeriod", new BigDecimal(price), "overage", Map.of())));
    return plan;
  }

  private static RequestSpecification admin() {
    return RestAssured.given()
        .auth()
        .oauth2(TestTokens.platformAdmin())
        .contentType("application/json");
  }
}
