package dev.switchboard.scheduling.bookingpage;

import dev.switchboard.scheduling.testing.CustomerDesk;
import dev.switchboard.scheduling.testing.Shop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A business whose page is open, a visitor in front of it, and who knows the customers. */
abstract class PageCase {
  final Shop shop = Shop.ofNewTenant();
  final Browser browser = new Browser();
  OpenPage page;
  CustomerDesk desk;

  @BeforeEach
  void open() {
    desk = new CustomerDesk();
    page = OpenPage.of(shop);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  /** The browser has chosen Wednesday at ten, and is at the form. */
  Browser chosen() {
    return browser
        .open(page.path())
        .follow("service=isp_repair")
        .send(Shop.WEDNESDAY_TEN)
        .shows(200);
  }

  /** It has booked that, and is at the visit. */
  Browser booked() {
    return chosen().send(OpenPage.ANA).shows(200);
  }
}
