package dev.switchboard.scheduling.series;

import static dev.switchboard.scheduling.testing.Shop.WEDNESDAY_TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

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
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class SeriesTest {
  private static final String WEEKLY = "FREQ=WEEKLY";
  private static final String NO_SUCH = "0197f000-0000-7000-8000-000000000001";

  @Inject SeriesStepService steps;

  private final Shop shop = Shop.ofNewTenant();
  private final Repeating repeating = new Repeating(shop);

  @Test
  void aSeriesIsBookedAsFarAsTheHorizonEachDateAnOrdinaryVisit() {
    String id = repeating.made(WEDNESDAY_TEN, WEEKLY);

    assertThat(repeating.days(id, "BOOKED"))
        .hasSize(9)
        .startsWith("2026-11-25", "2026-12-02")
        .endsWith("2027-01-20");
    String visit = repeating.visitOn(id, "2026-12-02");
    assertThat(shop.read(visit).getString("startsAt")).isEqualTo("2026-12-02T13:00:00Z");
    assertThat(shop.reminders(visit)).hasSize(1);
    assertThat(shop.said()).hasSize(9).containsOnly("appointment-booked");
    shop.book("2026-12-02T13:00:00Z").then().statusCode(409);
  }

  @Test
  void furtherDatesAreBookedAsTheHorizonMoves() {
    String id = repeating.made(WEDNESDAY_TEN, WEEKLY);

    TestClock.set(TestClock.TUESDAY_NINE.plus(Duration.ofDays(14)));
    advance(id);
    advance(id);

    assertThat(repeating.days(id, "BOOKED")).hasSize(11).endsWith("2027-02-03");
    assertThat(lookAt(id)).isBeforeOrEqualTo(TestClock.TUESDAY_NINE.plus(Duration.ofDays(15)));
  }

  @Test
  void aSeriesWithAnEndIsDoneWhenAllIsBooked() {
    String id = repeating.made(WEDNESDAY_TEN, "FREQ=WEEKLY;COUNT=3");

    assertThat(repeating.days(id, "BOOKED"))
        .containsExactly("2026-11-25", "2026-12-02", "2026-12-09");
    assertThat(
            Database.count(
                "SELECT count(*) FROM appointment_series WHERE id = ? AND look_at IS NOT NULL",
                Repeating.id(id)))
        .isZero();
  }

  @Test
  void aDateThatIsTakenIsAnExceptionWithAlternativesAndIsTold() {
    shop.booked("2026-12-02T13:00:00Z");
    String id = repeating.made(WEDNESDAY_TEN, "FREQ=WEEKLY;COUNT=3");

    assertThat(repeating.days(id, "BOOKED")).containsExactly("2026-11-25", "2026-12-09");
    JsonPath exception = repeating.occurrences(id);
    assertThat(exception.getString("items[1].reason")).isEqualTo("TAKEN");
    assertThat(exception.getList("items[1].alternatives")).hasSize(3);
    assertThat(shop.said()).contains("occurrence-not-booked");
    shop.asService()
        .get(Repeating.PATH + "/exceptions")
        .then()
        .body("items", hasSize(1))
        .body("items[0].seriesId", equalTo(id));

    repeating
        .move(id, "2026-12-02", exception.getString("items[1].alternatives[0].startsAt"))
        .then()
        .statusCode(200)
        .body("state", equalTo("BOOKED"));
    shop.asService().get(Repeating.PATH + "/exceptions").then().body("items", empty());
  }

  @Test
  void aDateOnAClosedDayIsAnExceptionNotSilence() {
    shop.settings(Map.of("closedDays", List.of("2026-12-02")));
    String id = repeating.made(WEDNESDAY_TEN, "FREQ=WEEKLY;COUNT=2");

    assertThat(repeating.days(id, "EXCEPTION")).containsExactly("2026-12-02");
    assertThat(repeating.occurrences(id).getString("items[1].reason")).isEqualTo("NOT_BOOKABLE");
    assertThat(repeating.occurrences(id).getList("items[1].alternatives")).isNotEmpty();
  }

  @Test
  void aSkippedDateIsGivenUpOnceAndNeverBookedAgain() {
    String id = repeating.made(WEDNESDAY_TEN, WEEKLY);
    String visit = repeating.visitOn(id, "2026-12-02");

    repeating.skip(id, "2026-12-02").then().statusCode(200).body("state", equalTo("SKIPPED"));
    repeating.skip(id, "2026-12-02").then().statusCode(200);
    repeating.skip(id, "2027-01-27").then().statusCode(200);
    TestClock.set(TestClock.TUESDAY_NINE.plus(Duration.ofDays(14)));
    advance(id);

    assertThat(shop.read(visit).getString("status")).isEqualTo("CANCELLED");
    assertThat(repeating.days(id, "SKIPPED")).containsExactly("2026-12-02", "2027-01-27");
    assertThat(repeating.days(id, "BOOKED")).hasSize(9).endsWith("2027-02-03");
    repeating.skip(id, "2026-12-03").then().statusCode(404);
  }

  @Test
  void oneDateMovesAndTheOthersStay() {
    String id = repeating.made(WEDNESDAY_TEN, "FREQ=WEEKLY;COUNT=3");
    shop.booked("2026-12-03T17:00:00Z");

    repeating
        .move(id, "2026-12-02", "2026-12-03T17:00:00Z")
        .then()
        .statusCode(409)
        .body("alternatives", hasSize(3));
    repeating
        .move(id, "2026-12-02", "2026-12-03T13:00:00Z")
        .then()
        .statusCode(200)
        .body("startsAt", equalTo("2026-12-03T13:00:00Z"))
        .body("day", equalTo("2026-12-02"));
    assertThat(repeating.occurrences(id).getList("items.startsAt"))
        .containsExactly(WEDNESDAY_TEN, "2026-12-03T13:00:00Z", "2026-12-09T13:00:00Z");
  }

  @Test
  void thisAndAllFollowingMoveAndKeepTheirVisits() {
    String id = repeating.made(WEDNESDAY_TEN, "FREQ=WEEKLY;COUNT=5");
    String third = repeating.visitOn(id, "2026-12-09");
    repeating.skip(id, "2026-12-16").then().statusCode(200);

    String following =
        repeating
            .follow(id, Map.of("from", "2026-12-09", "startsAt", "2026-12-09T17:00:00Z"))
            .then()
            .statusCode(201)
            .body("followsId", equalTo(id))
            .extract()
            .path("seriesId");

    assertThat(repeating.days(id, "BOOKED")).containsExactly("2026-11-25", "2026-12-02");
    assertThat(repeating.days(following, "BOOKED")).containsExactly("2026-12-09", "2026-12-23");
    assertThat(repeating.days(following, "SKIPPED")).containsExactly("2026-12-16");
    assertThat(repeating.visitOn(following, "2026-12-09")).isEqualTo(third);
    assertThat(shop.read(third).getString("startsAt")).isEqualTo("2026-12-09T17:00:00Z");
  }

  @Test
  void otherDaysFromNowOnGiveUpTheOldVisits() {
    String id = repeating.made(WEDNESDAY_TEN, "FREQ=WEEKLY;COUNT=4");
    String third = repeating.visitOn(id, "2026-12-09");

    String following =
        repeating
            .follow(
                id,
                Map.of(
                    "from", "2026-12-09",
                    "startsAt", "2026-12-10T13:00:00Z",
                    "rrule", "FREQ=WEEKLY;BYDAY=TH;COUNT=2"))
            .then()
            .statusCode(201)
            .extract()
            .path("seriesId");

    assertThat(shop.read(third).getString("status")).isEqualTo("CANCELLED");
    assertThat(repeating.days(following, "BOOKED")).containsExactly("2026-12-10", "2026-12-17");
    assertThat(repeating.days(following, "CANCELLED")).containsExactly("2026-12-09", "2026-12-16");
  }

  @Test
  void aVisitThatCannotMoveWithItsSeriesStandsAndIsAnException() {
    String id = repeating.made(WEDNESDAY_TEN, "FREQ=WEEKLY;COUNT=3");
    shop.booked("2026-12-09T17:00:00Z");
    String third = repeating.visitOn(id, "2026-12-09");

    String following =
        repeating
            .follow(id, Map.of("from", "2026-12-02", "startsAt", "2026-12-02T17:00:00Z"))
            .then()
            .statusCode(201)
            .extract()
            .path("seriesId");

    assertThat(repeating.days(following, "EXCEPTION")).containsExactly("2026-12-09");
    assertThat(repeating.visitOn(following, "2026-12-09")).isEqualTo(third);
    assertThat(shop.read(third).getString("startsAt")).isEqualTo("2026-12-09T13:00:00Z");
  }

  @Test
  void aSeriesThatEndsGivesUpWhatIsToCome() {
    String id = repeating.made(WEDNESDAY_TEN, WEEKLY);
    shop.asService()
        .header("If-Match", "\"7\"")
        .post(Repeating.PATH + "/" + id + "/end")
        .then()
        .statusCode(412);

    repeating.end(id, "2026-12-09").then().statusCode(200).body("version", equalTo(2));
    repeating.end(id, "2026-12-16").then().statusCode(200).body("version", equalTo(2));

    assertThat(repeating.days(id, "BOOKED")).containsExactly("2026-11-25", "2026-12-02");
    assertThat(repeating.days(id, "CANCELLED")).hasSize(7);
    assertThat(shop.count("reservation")).isEqualTo(2);
    TestClock.set(TestClock.TUESDAY_NINE.plus(Duration.ofDays(30)));
    advance(id);
    assertThat(repeating.days(id, "BOOKED")).hasSize(2);
  }

  @Test
  void aTrialShowsTheDatesAndWhichAreFreeAndBooksNothing() {
    shop.booked("2026-12-02T13:00:00Z");

    JsonPath dates =
        shop.asService()
            .body(repeating.wanted(WEDNESDAY_TEN, "FREQ=WEEKLY;COUNT=4"))
            .queryParam("dryRun", true)
            .post(Repeating.PATH)
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();

    assertThat(dates.getList("dates.free")).containsExactly(true, false, true, true);
    assertThat(shop.count("appointment")).isEqualTo(1);
    assertThat(shop.count("appointment_series")).isZero();
    shop.asService()
        .queryParams("startsAt", WEDNESDAY_TEN, "rrule", "FREQ=MONTHLY;BYDAY=4WE", "limit", 3)
        .get(Repeating.PATH + "/dates")
        .then()
        .statusCode(200)
        .body("dates.day", equalTo(List.of("2026-11-25", "2026-12-23", "2027-01-27")));
  }

  @Test
  void theSameKeyMakesOneSeries() {
    Map<String, Object> wanted = repeating.wanted(WEDNESDAY_TEN, "FREQ=WEEKLY;COUNT=2");
    List<String> ids =
        List.of(1, 2).stream()
            .map(
                time ->
                    shop.asService()
                        .header("Idempotency-Key", "turn-3:1")
                        .body(wanted)
                        .post(Repeating.PATH)
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("seriesId"))
            .toList();

    assertThat(ids.get(0)).isEqualTo(ids.get(1));
    assertThat(shop.count("appointment")).isEqualTo(2);
  }

  @Test
  void whatCannotBeIsRefusedWithTheField() {
    refused(WEDNESDAY_TEN, "FREQ=SECONDLY", "rrule");
    refused(WEDNESDAY_TEN, "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "startsAt");
    refused(WEDNESDAY_TEN, "FREQ=WEEKLY;BYDAY=MO", "startsAt");
    refused("2026-11-23T13:00:00Z", WEEKLY, "startsAt");
    refused("+999999-01-01T00:00:00Z", WEEKLY, "startsAt");
    shop.asService()
        .body(Shop.with(repeating.wanted(WEDNESDAY_TEN, WEEKLY), "technicianId", NO_SUCH))
        .post(Repeating.PATH)
        .then()
        .statusCode(422)
        .body("violations[0].field", equalTo("technicianId"));
    shop.as(Role.AGENT)
        .body(repeating.wanted(WEDNESDAY_TEN, WEEKLY))
        .post(Repeating.PATH)
        .then()
        .statusCode(422)
        .body("violations[0].field", equalTo("customer.customerId"));
    shop.as(Role.VIEWER)
        .body(repeating.wanted(WEDNESDAY_TEN, WEEKLY))
        .post(Repeating.PATH)
        .then()
        .statusCode(403);
    assertThat(shop.count("appointment_series")).isZero();
  }

  @Test
  void anotherBusinessSeesNothingOfIt() {
    String id = repeating.made(WEDNESDAY_TEN, "FREQ=WEEKLY;COUNT=2");
    Shop other = Shop.ofNewTenant();
    Repeating others = new Repeating(other);
    other.settings(Map.of("slotMinutes", 60));

    other.asService().get(Repeating.PATH + "/" + id).then().statusCode(404);
    other.asService().get(Repeating.PATH + "/" + id + "/occurrences").then().statusCode(404);
    others.skip(id, "2026-12-02").then().statusCode(404);
    others.move(id, "2026-12-02", "2026-12-03T13:00:00Z").then().statusCode(404);
    others.follow(id, Map.of("from", "2026-12-02")).then().statusCode(404);
    others.end(id, "2026-12-02").then().statusCode(404);
    other.asService().get(Repeating.PATH).then().body("items", empty());
    assertThat(repeating.days(id, "BOOKED")).hasSize(2);
  }

  @Test
  void theListGoesPageByPageAndByCustomer() {
    repeating.made(WEDNESDAY_TEN, "FREQ=WEEKLY;COUNT=1");
    repeating.made("2026-11-26T13:00:00Z", "FREQ=WEEKLY;COUNT=1");
    JsonPath first = shop.asService().get(Repeating.PATH + "?limit=1").then().extract().jsonPath();

    shop.asService()
        .queryParam("cursor", first.getString("nextCursor"))
        .get(Repeating.PATH)
        .then()
        .body("items", hasSize(1));
    shop.asService()
        .queryParam("customerId", first.getString("items[0].customer.customerId"))
        .get(Repeating.PATH)
        .then()
        .body("items.seriesId", equalTo(List.of(first.getString("items[0].seriesId"))));
  }

  private void refused(String startsAt, String rule, String field) {
    repeating
        .make(startsAt, rule)
        .then()
        .statusCode(422)
        .body("code", equalTo("NOT_BOOKABLE"))
        .body("violations[0].field", equalTo(field));
  }

  private void advance(String id) {
    Pools.await(steps.advance(shop.tenant(), Repeating.id(id), 50).replaceWith(true));
  }

  private static Instant lookAt(String id) {
    return Instant.parse(
        Database.list(
                "SELECT to_char(look_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') FROM appointment_series WHERE id = ?",
                Repeating.id(id))
            .getFirst());
  }
}
