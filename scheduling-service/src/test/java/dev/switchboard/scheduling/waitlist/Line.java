package dev.switchboard.scheduling.waitlist;

import dev.switchboard.contracts.Ids;
import dev.switchboard.scheduling.testing.Pools;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.testkit.stack.Database;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A business's line, and its worker, which a test has go round. */
record Line(Shop shop, OfferingService offering) {
  static final String PATH = "/v1/crm/waitlist";

  static Map<String, Object> wish(String name) {
    Map<String, Object> wish = new HashMap<>();
    wish.put("customer", Map.of("customerId", Ids.next().toString(), "name", name));
    wish.put("serviceType", "isp_repair");
    wish.put("toDay", "2026-12-31");
    return wish;
  }

  Response join(Map<String, Object> wish) {
    return shop.asService().body(wish).post(PATH);
  }

  String joined(String name) {
    return joined(wish(name));
  }

  String joined(Map<String, Object> wish) {
    return join(wish).then().statusCode(201).extract().path("entryId");
  }

  String state(String entry) {
    return shop.asService().get(PATH + "/" + entry).then().statusCode(200).extract().path("state");
  }

  /** The id of the entry's open offer; null: it has none. */
  String offer(String entry) {
    return shop.asService().get(PATH + "/" + entry).then().extract().path("offer.offerId");
  }

  Response accept(String offer) {
    return shop.asService().post(PATH + "/offers/" + offer + "/accept");
  }

  Response decline(String offer) {
    return shop.asService().post(PATH + "/offers/" + offer + "/decline");
  }

  Response leave(String entry) {
    return shop.asService().delete(PATH + "/" + entry);
  }

  List<String> openSlots() {
    return Database.list(
        "SELECT id FROM freed_slot WHERE tenant_id = ? AND state <> 'DONE' ORDER BY id",
        shop.tenant().value());
  }

  void goRound() {
    for (String slot : openSlots()) {
      Pools.await(offering.advance(shop.tenant(), UUID.fromString(slot), 50).replaceWith(true));
    }
  }

  List<String> outcomes() {
    return Database.list(
        "SELECT outcome FROM freed_slot WHERE tenant_id = ? AND state = 'DONE' ORDER BY id",
        shop.tenant().value());
  }
}
