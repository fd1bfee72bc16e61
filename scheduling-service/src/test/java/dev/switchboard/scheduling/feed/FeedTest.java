package dev.switchboard.scheduling.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.switchboard.scheduling.bookingpage.Shopfront;
import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.scheduling.testing.TestClock;
import dev.switchboard.scheduling.testing.TestShopfronts;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class FeedTest {
  private static final String FEEDS = "/v1/crm/feeds";

  private final Shop shop = Shop.ofNewTenant();

  @Test
  void aFeedShowsTheVisitsAsTheyAreNow() throws Exception {
    String url = feed(Map.of("detail", "FULL")).getString("url");
    assertThat(parsed(read(url)).getComponents("VEVENT")).isEmpty();

    String id = shop.booked(Shop.WEDNESDAY_TEN).getString("appointmentId");
    assertThat(text(url))
        .contains("UID:" + id, "SEQUENCE:0", "T100000", "STATUS:CONFIRMED", "Ana Gómez");
    shop.move(id, "2026-11-26T14:00:00Z").then().statusCode(200);
    assertThat(text(url)).contains("UID:" + id, "SEQUENCE:1", "20261126T110000");
    shop.cancel(id).then().statusCode(200);
    assertThat(text(url)).contains("UID:" + id, "SEQUENCE:2", "STATUS:CANCELLED");
    assertThat(parsed(read(url)).validate().getEntries()).isEmpty();
  }

  @Test
  void aCancelledVisitIsShownForAMonth() {
    String url = feed(Map.of()).getString("url");
    shop.settings(Map.of("horizonDays", 90));
    String id = shop.booked("2027-01-20T13:00:00Z").getString("appointmentId");
    shop.cancel(id).then().statusCode(200);
    assertThat(text(url)).contains(id);

    Database.run("ALTER TABLE appointment DISABLE TRIGGER USER");
    try {
      Database.run(
          "UPDATE appointment SET updated_at = '2026-10-24T12:00:00Z' WHERE tenant_id = ?",
          shop.tenant().value());
    } finally {
      Database.run("ALTER TABLE appointment ENABLE TRIGGER USER");
    }
    assertThat(text(url)).doesNotContain(id);
  }

  @Test
  void theWindowMovesWithTime() {
    String url = feed(Map.of()).getString("url");
    String id = shop.booked(Shop.WEDNESDAY_TEN).getString("appointmentId");

    TestClock.set(TestClock.TUESDAY_NINE.plus(Duration.ofDays(30)));
    assertThat(text(url)).contains(id);
    TestClock.set(TestClock.TUESDAY_NINE.plus(Duration.ofDays(32)));
    assertThat(text(url)).doesNotContain(id);
  }

  @Test
  void aTechniciansFeedShowsHisVisitsOnly() {
    String bruno = shop.technician("Bruno");
    String clara = shop.technician("Clara");
    String his = visit(bruno, Shop.WEDNESDAY_TEN);
    String hers = visit(clara, Shop.WEDNESDAY_TEN);

    assertThat(text(feed(Map.of("technicianId", bruno)).getString("url")))
        .contains(his, "X-WR-CALNAME:Fibra Sur – Bruno")
        .doesNotContain(hers);
    assertThat(text(feed(Map.of()).getString("url"))).contains(his, hers);
  }

  @Test
  void whatHasNotChangedIsNotSentAgain() {
    String url = feed(Map.of()).getString("url");
    shop.booked(Shop.WEDNESDAY_TEN);
    Response first = read(url);
    String tag = first.header("ETag");
    assertThat(first.header("Content-Type")).isEqualTo("text/calendar;charset=UTF-8");

    given()
        .header("If-None-Match", tag)
        .get(path(url))
        .then()
        .statusCode(304)
        .header("ETag", tag)
        .body(equalTo(""));
    shop.booked("2026-11-26T14:00:00Z");
    given()
        .header("If-None-Match", tag)
        .get(path(url))
        .then()
        .statusCode(200)
        .header("ETag", not(tag));
  }

  @Test
  void theAddressIsShownOnceAndKeptNowhere() {
    JsonPath made = feed(Map.of());
    String token = path(made.getString("url")).replaceAll(".*/(.*)\\.ics", "$1");

    shop.asOwner()
        .get(FEEDS)
        .then()
        .body("items", hasSize(1))
        .body("items[0].feedId", equalTo(made.getString("feedId")))
        .body("items[0].url", nullValue());
    assertThat(token).hasSize(64);
    assertThat(
            Database.list(
                "SELECT calendar_feed::text FROM calendar_feed WHERE tenant_id = ?",
                shop.tenant().value()))
        .hasSize(1)
        .noneMatch(row -> row.contains(token));
  }

  @Test
  void aFeedThatIsRotatedOrRevokedIsDeadAtItsOldAddress() {
    JsonPath made = feed(Map.of());
    String rotated =
        shop.asOwner()
            .post(FEEDS + "/" + made.getString("feedId") + "/rotate")
            .then()
            .statusCode(200)
            .extract()
            .path("url");
    assertThat(read(made.getString("url")).statusCode()).isEqualTo(404);
    assertThat(read(rotated).statusCode()).isEqualTo(200);

    String feed = FEEDS + "/" + made.getString("feedId");
    shop.asOwner().delete(feed).then().statusCode(204);
    shop.asOwner().delete(feed).then().statusCode(404).body("code", equalTo("FEED_NOT_FOUND"));
    shop.asOwner().post(feed + "/rotate").then().statusCode(404);
    assertThat(read(rotated).statusCode()).isEqualTo(404);
    shop.asOwner().get(FEEDS).then().body("items", hasSize(0));
  }

  @Test
  void anotherTenantsFeedsAreNotThere() {
    JsonPath made = feed(Map.of());
    Shop stranger = Shop.ofNewTenant();
    String feed = FEEDS + "/" + made.getString("feedId");

    stranger.asOwner().get(FEEDS).then().body("items", hasSize(0));
    stranger.asOwner().delete(feed).then().statusCode(404);
    stranger.asOwner().post(feed + "/rotate").then().statusCode(404);
    stranger
        .asOwner()
        .body(Map.of("technicianId", shop.technician("Bruno")))
        .post(FEEDS)
        .then()
        .statusCode(422)
        .body("violations[0].field", equalTo("technicianId"));
    assertThat(read(made.getString("url")).statusCode()).isEqualTo(200);
    shop.as("agent").get(FEEDS).then().statusCode(403);
    shop.as("technician").body(Map.of()).post(FEEDS).then().statusCode(403);
  }

  @Test
  void whatIsNoAddressOfAFeedIsNotFound() {
    String url = path(feed(Map.of()).getString("url"));
    for (String wrong : List.of("x", "A".repeat(64), "!".repeat(64), url.substring(7, 40))) {
      given().get("/feeds/" + wrong + ".ics").then().statusCode(404);
    }
    String token = url.replaceAll(".*/(.*)\\.ics", "$1");
    char last = token.charAt(63) == 'A' ? 'B' : 'A';
    given().get("/feeds/" + token.substring(0, 63) + last + ".ics").then().statusCode(404);
    TestShopfronts.isNow(shop.tenant(), Shopfront.Standing.SUSPENDED);
    given().get(url).then().statusCode(403);
  }

  @Test
  void feedsAreListedPageByPage() {
    for (int i = 0; i < 5; i++) {
      feed(Map.of());
    }
    JsonPath first = page(Map.of("limit", "3"));
    JsonPath rest = page(Map.of("limit", "3", "cursor", first.getString("nextCursor")));

    assertThat(first.getList("items.feedId")).hasSize(3);
    assertThat(rest.getList("items.feedId"))
        .hasSize(2)
        .doesNotContainAnyElementsOf(first.getList("items.feedId"));
  }

  private JsonPath page(Map<String, String> parameters) {
    return shop.asOwner()
        .queryParams(parameters)
        .get(FEEDS)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private JsonPath feed(Map<String, Object> request) {
    return shop.asOwner().body(request).post(FEEDS).then().statusCode(201).extract().jsonPath();
  }

  private String visit(String technician, String startsAt) {
    return shop.booked(Shop.with(Shop.visit(startsAt), "technicianId", technician))
        .getString("appointmentId");
  }

  private static Response read(String url) {
    return given().get(path(url));
  }

  private static String text(String url) {
    return read(url).then().statusCode(200).extract().asString().replace("\r\n ", "");
  }

  private static Calendar parsed(Response answer) throws Exception {
    return new CalendarBuilder().build(new StringReader(answer.asString()));
  }

  private static String path(String url) {
    return URI.create(url).getPath();
  }
}
