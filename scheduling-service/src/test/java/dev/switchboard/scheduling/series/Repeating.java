package dev.switchboard.scheduling.series;

import dev.switchboard.scheduling.testing.Shop;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A business's visits that come again, as a test asks for them. */
record Repeating(Shop shop) {
  static final String PATH = "/v1/crm/appointment-series";

  Map<String, Object> wanted(String startsAt, String rrule) {
    return Shop.with(Shop.visit(startsAt), "rrule", rrule);
  }

  Response make(String startsAt, String rrule) {
    return shop.asService().body(wanted(startsAt, rrule)).post(PATH);
  }

  String made(String startsAt, String rrule) {
    return make(startsAt, rrule).then().statusCode(201).extract().path("seriesId");
  }

  JsonPath occurrences(String id) {
    return shop.asService()
        .get(PATH + "/" + id + "/occurrences?limit=100")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  List<String> days(String id, String state) {
    return occurrences(id).getList("items.findAll { it.state == '%s' }.day".formatted(state));
  }

  String visitOn(String id, String day) {
    return occurrences(id).getString("items.find { it.day == '%s' }.appointmentId".formatted(day));
  }

  Response skip(String id, String day) {
    return shop.asService().post(PATH + "/" + id + "/occurrences/" + day + "/skip");
  }

  Response move(String id, String day, String startsAt) {
    return shop.asService()
        .body(Map.of("startsAt", startsAt))
        .post(PATH + "/" + id + "/occurrences/" + day + "/move");
  }

  Response follow(String id, Map<String, Object> change) {
    return shop.asService().body(change).post(PATH + "/" + id + "/following");
  }

  Response end(String id, String from) {
    return shop.asService().body(Map.of("from", from)).post(PATH + "/" + id + "/end");
  }

  static UUID id(String text) {
    return UUID.fromString(text);
  }
}
