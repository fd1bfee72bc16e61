package dev.switchboard.scheduling.bookingpage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.scheduling.testing.Shop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A business whose booking page is open. */
record OpenPage(Shop shop) {
  static final String SETTING = "/v1/crm/scheduling/booking-page";

  /** What Ana types into the form. */
  static final Map<String, String> ANA =
      Map.of(
          "name", "Ana Gómez",
          "phone", "011 15 2345-6789",
          "address", "Av. Rivadavia 1234, 4º B",
          "note", "The bell\r\ndoes not ring");

  static OpenPage of(Shop shop) {
    OpenPage page = new OpenPage(shop);
    page.set(Map.of("enabled", true));
    return page;
  }

  void set(Map<String, Object> wanted) {
    shop.asOwner().body(wanted).put(SETTING).then().statusCode(200);
  }

  String path() {
    return "/book/" + shop.tenant();
  }

  /** The one visit that was booked. */
  Map<String, Object> onlyVisit() {
    List<Map<String, Object>> all =
        shop.asOwner().get(Shop.APPOINTMENTS).then().statusCode(200).extract().path("items");
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  static Map<String, String> with(Map<String, String> form, String field, String value) {
    Map<String, String> changed = new HashMap<>(form);
    changed.put(field, value);
    return changed;
  }
}
