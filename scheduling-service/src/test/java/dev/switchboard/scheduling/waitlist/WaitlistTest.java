package dev.switchboard.scheduling.waitlist;

import static dev.switchboard.scheduling.testing.Shop.WEDNESDAY_TEN;
import static dev.switchboard.scheduling.testing.Shop.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.switchboard.platform.security.Role;
import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Pools;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.scheduling.testing.TestClock;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class WaitlistTest {
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

  @Inject OfferingService offering;
  @Inject FreedSlotRepository slots;
  @Inject Vertx vertx;

  private final Shop shop = Shop.ofNewTenant();
  private Line line;

  @BeforeEach
  void begin() {
    line = new Line(shop, offering);
  }

  @Test
  void whatIsGivenUpIsKeptForTheNextInLineAndBookedWhenHeTakesIt() {
    String ana = line.joined("Ana");
    String beto = line.joined("Beto");
    giveUp(WEDNESDAY_TEN);
    line.goRound();

    String offer = line.offer(ana);
    assertThat(line.offer(beto)).isNull();
    assertThat(line.state(ana)).isEqualTo("OFFERED");
    shop.book(WEDNESDAY_TEN).then().statusCode(409);
    assertThat(shop.said()).endsWith("waitlist-offered");

    JsonPath taken =
        line.accept(offer)
            .then()
            .statusCode(200)
            .body("state", equalTo("ACCEPTED"))
            .extract()
            .jsonPath();
    assertThat(shop.read(taken.getString("appointmentId")).getString("customer.name"))
        .isEqualTo("Ana");
    assertThat(line.accept(offer).jsonPath().getString("appointmentId"))
        .isEqualTo(taken.getString("appointmentId"));
    assertThat(line.state(ana)).isEqualTo("BOOKED");
    assertThat(line.outcomes()).containsExactly("ACCEPTED");
    assertThat(shop.count("reservation")).isEqualTo(1);
    line.decline(offer).then().statusCode(409).body("code", equalTo("OFFER_GONE"));
  }

  @Test
  void whoDeclinesKeepsHisPlaceAndIsNotAskedAboutThatSlotAgain() {
    String ana = line.joined("Ana");
    String beto = line.joined("Beto");
    giveUp(WEDNESDAY_TEN);
    line.goRound();

    line.decline(line.offer(ana)).then().statusCode(200).body("state", equalTo("DECLINED"));
    line.goRound();
    assertThat(line.state(ana)).isEqualTo("WAITING");
    line.decline(line.offer(beto)).then().statusCode(200);
    line.goRound();
    assertThat(line.offer(ana)).isNull();
    assertThat(line.outcomes()).containsExactly("NOBODY");
    shop.booked(WEDNESDAY_TEN);

    giveUp("2026-11-26T13:00:00Z");
    line.goRound();
    assertThat(line.offer(ana)).isNotNull();
  }

  @Test
  void whoDoesNotAnswerInTimeIsPassedOver() {
    String ana = line.joined("Ana");
    String beto = line.joined("Beto");
    giveUp(WEDNESDAY_TEN);
    line.goRound();
    String offer = line.offer(ana);

    later(HALF_AN_HOUR);
    line.accept(offer).then().statusCode(409).body("code", equalTo("OFFER_GONE"));
    shop.book(WEDNESDAY_TEN).then().statusCode(409);
    line.goRound();

    assertThat(line.offer(beto)).isNotNull();
    line.accept(offer).then().statusCode(409);
    assertThat(line.state(ana)).isEqualTo("WAITING");
    assertThat(shop.count("reservation")).isEqualTo(1);
  }

  /** The worker's away: the slot is sold to whoever comes, and nobody is promised it any more. */
  @Test
  void anOfferThatNobodyPassesOnFreesItselfAndIsNotMadeTwice() {
    String ana = line.joined("Ana");
    line.joined("Beto");
    giveUp(WEDNESDAY_TEN);
    line.goRound();
    later(Duration.ofHours(1));

    shop.booked(WEDNESDAY_TEN);
    line.accept(line.offer(ana)).then().statusCode(409);
    line.goRound();

    assertThat(line.outcomes()).containsExactly("NOBODY");
    assertThat(shop.count("reservation")).isEqualTo(1);
  }

  @Test
  void atNightOnlyWhoIsInAHurryIsAskedAndInTheMorningTheOthers() {
    String ana = line.joined("Ana");
    shop.booked("2026-11-27T13:00:00Z");
    String visit = shop.booked("2026-11-27T17:00:00Z").getString("appointmentId");
    TestClock.set(Instant.parse("2026-11-25T02:00:00Z"));
    shop.cancel(visit).then().statusCode(200);
    line.goRound();
    assertThat(line.offer(ana)).isNull();

    String beto = line.joined(with(Line.wish("Beto"), "urgent", true));
    giveUp("2026-11-26T17:00:00Z");
    line.goRound();
    assertThat(line.offer(beto)).isNotNull();
    assertThat(line.offer(ana)).isNull();

    TestClock.set(Instant.parse("2026-11-25T11:00:00Z"));
    line.goRound();
    assertThat(line.offer(ana)).isNotNull();
  }

  @Test
  void whatIsTooCloseIsNotOffered() {
    String ana = line.joined("Ana");
    giveUp("2026-11-24T13:00:00Z");
    line.goRound();

    assertThat(line.offer(ana)).isNull();
    assertThat(line.outcomes()).containsExactly("TOO_LATE");
  }

  @Test
  void onlyWhoFitsIsAsked() {
    String bruno = shop.technician("Bruno");
    String clara = shop.technician("Clara");
    line.joined(with(Line.wish("wants Clara"), "technicianId", clara));
    line.joined(with(Line.wish("wants evenings"), "dayParts", List.of("EVENING")));
    line.joined(with(Line.wish("waits until today"), "toDay", "2026-11-24"));
    line.joined(with(Line.wish("waits from Thursday"), "fromDay", "2026-11-26"));
    String tooLong =
        line.joined(with(Line.wish("needs two hours"), "serviceType", "isp_installation"));
    String fits =
        line.joined(
            with(with(Line.wish("fits"), "technicianId", bruno), "dayParts", List.of("MORNING")));
    shop.booked(with(Shop.visit("2026-11-25T14:30:00Z"), "technicianId", bruno));
    giveUp(with(Shop.visit(WEDNESDAY_TEN), "technicianId", bruno));
    line.goRound();

    assertThat(line.offer(fits)).isNotNull();
    assertThat(line.offer(tooLong)).isNull();
    assertThat(
            Database.count(
                "SELECT count(*) FROM waitlist_offer WHERE tenant_id = ?", shop.tenant().value()))
        .isEqualTo(1);
  }

  @Test
  void theTimeAVisitMovesAwayFromIsOfferedButNotToWhoMoved() {
    Map<String, Object> visit = Shop.visit(WEDNESDAY_TEN);
    String moving = shop.booked(visit).getString("appointmentId");
    String himself = line.joined(with(Line.wish("himself"), "customer", visit.get("customer")));
    String ana = line.joined("Ana");

    shop.move(moving, "2026-11-26T13:00:00Z").then().statusCode(200);
    line.goRound();

    assertThat(line.offer(himself)).isNull();
    assertThat(line.accept(line.offer(ana)).jsonPath().getString("startsAt"))
        .isEqualTo(WEDNESDAY_TEN);
  }

  @Test
  void whoLeavesLeavesHisOfferToTheNext() {
    String ana = line.joined("Ana");
    String beto = line.joined("Beto");
    String carla = line.joined("Carla");
    giveUp(WEDNESDAY_TEN);
    line.goRound();
    String offer = line.offer(ana);

    line.leave(ana).then().statusCode(204);
    line.leave(ana).then().statusCode(204);
    line.leave(beto).then().statusCode(204);
    line.accept(offer).then().statusCode(409);
    line.goRound();

    assertThat(line.state(ana)).isEqualTo("WITHDRAWN");
    assertThat(line.offer(carla)).isNotNull();
  }

  @Test
  void whereNobodyWaitsNothingIsKept() {
    giveUp(WEDNESDAY_TEN);
    assertThat(shop.count("freed_slot")).isZero();
  }

  @Test
  void aSuspendedBusinessOffersNothing() {
    line.joined("Ana");
    giveUp(WEDNESDAY_TEN);
    Pool worker = Pools.ofWorker(vertx);
    try {
      assertThat(due(worker)).isTrue();
      Database.run(
          "INSERT INTO tenant_copy (tenant_id, id, version, data) VALUES (?, ?, 1, '{\"status\": \"SUSPENDED\"}')",
          shop.tenant().value(),
          shop.tenant().value());
      assertThat(due(worker)).isFalse();
    } finally {
      Pools.close(worker);
    }
  }

  @Test
  void howLongAnOfferStandsIsTheBusinesssOwn() {
    String settings = Line.PATH + "/settings";
    shop.asOwner().get(settings).then().body("offerMinutes", equalTo(30)).header("ETag", "\"0\"");
    Map<String, Object> wanted =
        Map.of("offerMinutes", 90, "quietFrom", "22:00", "quietTo", "07:00");
    shop.asOwner()
        .header("If-Match", "\"0\"")
        .body(wanted)
        .put(settings)
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"");
    shop.asOwner().header("If-Match", "\"0\"").body(wanted).put(settings).then().statusCode(412);
    shop.asOwner()
        .body(Map.of("offerMinutes", 1, "quietFrom", "22:00", "quietTo", "07:00"))
        .put(settings)
        .then()
        .statusCode(400);
    shop.as(Role.AGENT).body(wanted).put(settings).then().statusCode(403);

    String ana = line.joined("Ana");
    giveUp(WEDNESDAY_TEN);
    line.goRound();
    shop.asService()
        .get(Line.PATH + "/" + ana)
        .then()
        .body("offer.expiresAt", equalTo("2026-11-24T13:30:00Z"));
  }

  @Test
  void whatCannotBeWaitedForIsRefusedWithTheField() {
    refused(with(Line.wish("Ana"), "serviceType", "moon_landing"), 422, "serviceType");
    refused(with(Line.wish("Ana"), "toDay", "2026-11-23"), 422, "toDay");
    refused(with(Line.wish("Ana"), "toDay", "2028-01-01"), 422, "toDay");
    refused(with(Line.wish("Ana"), "expiresAt", "2026-11-24T12:00:00Z"), 422, "expiresAt");
    refused(
        with(Line.wish("Ana"), "technicianId", "0197f000-0000-7000-8000-000000000001"),
        422,
        "technicianId");
    line.join(with(Line.wish("Ana"), "dayParts", List.of("NIGHT"))).then().statusCode(400);
    shop.as(Role.AGENT).body(Line.wish("Ana")).post(Line.PATH).then().statusCode(422);
    assertThat(shop.count("waitlist_entry")).isZero();
  }

  @Test
  void anEntryThatIsOverIsShownSoAndNotAsked() {
    String ana = line.joined(with(Line.wish("Ana"), "expiresAt", "2026-11-24T13:00:00Z"));
    line.joined("Beto");
    later(Duration.ofHours(1));
    giveUp(WEDNESDAY_TEN);
    line.goRound();

    assertThat(line.state(ana)).isEqualTo("EXPIRED");
    assertThat(line.offer(ana)).isNull();
  }

  @Test
  void theLineIsListedInItsOrderPageByPage() {
    String ana = line.joined("Ana");
    line.joined("Beto");
    JsonPath first = shop.asService().get(Line.PATH + "?limit=1").jsonPath();
    assertThat(first.getString("items[0].entryId")).isEqualTo(ana);
    shop.asService()
        .queryParams("cursor", first.getString("nextCursor"), "state", "WAITING")
        .get(Line.PATH)
        .then()
        .body("items.customer.name", equalTo(List.of("Beto")));
    shop.asService()
        .queryParams(
            "state", "WAITING", "customerId", first.getString("items[0].customer.customerId"))
        .get(Line.PATH)
        .then()
        .body("items", hasSize(1))
        .body("nextCursor", nullValue());
  }

  @Test
  void anotherBusinessSeesNothingOfIt() {
    String ana = line.joined("Ana");
    giveUp(WEDNESDAY_TEN);
    line.goRound();
    String offer = line.offer(ana);
    Shop other = Shop.ofNewTenant();
    Line others = new Line(other, offering);

    others.accept(offer).then().statusCode(404);
    others.decline(offer).then().statusCode(404);
    others.leave(ana).then().statusCode(404);
    other.asService().get(Line.PATH + "/offers/" + offer).then().statusCode(404);
    other.asService().get(Line.PATH + "/" + ana).then().statusCode(404);
    other.asService().get(Line.PATH).then().body("items", empty());
    assertThat(line.offer(ana)).isEqualTo(offer);
  }

  private void giveUp(String startsAt) {
    giveUp(Shop.visit(startsAt));
  }

  private void giveUp(Map<String, Object> visit) {
    shop.cancel(shop.booked(visit).getString("appointmentId")).then().statusCode(200);
  }

  private void refused(Map<String, Object> wish, int status, String field) {
    line.join(wish).then().statusCode(status).body("violations[0].field", equalTo(field));
  }

  private boolean due(Pool worker) {
    return Pools.await(
            worker.withTransaction(
                connection -> slots.due(connection, TestClock.TUESDAY_NINE, 1000)))
        .stream()
        .anyMatch(one -> one.tenant().equals(shop.tenant()));
  }

  private static void later(Duration by) {
    TestClock.set(TestClock.TUESDAY_NINE.plus(by));
  }
}
