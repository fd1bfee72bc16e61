package dev.switchboard.bench.chaos;

import dev.switchboard.bench.load.Delivery;
import dev.switchboard.bench.load.Delivery.Text;
import dev.switchboard.bench.load.Provider;
import dev.switchboard.local.Demo;
import dev.switchboard.local.DemoTenant;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody who writes to a business; each delivery is posted twice. */
abstract sealed class Customer permits Writer, Booker {
  private final DemoTenant business;
  private final String number;
  private final Provider provider;
  private final String appSecret;
  private final List<String> written = new CopyOnWriteArrayList<>();

  Customer(Ground ground, Provider provider, DemoTenant business, String number) {
    this.business = business;
    this.number = number;
    this.provider = provider;
    this.appSecret = ground.settings().text(Demo.APP_SECRET);
  }

  /** Writes all there is to write, and returns when the last text was accepted. */
  abstract void play();

  DemoTenant business() {
    return business;
  }

  /** As WhatsApp has it: digits with the country's code. */
  String number() {
    return number;
  }

  /** What was accepted, or is about to be, in order. */
  List<String> written() {
    return List.copyOf(written);
  }

  void write(String text) {
    written.add(text);
    String id = "wamid.chaos." + number + "." + written.size();
    Delivery delivery =
        Delivery.of(
            new Text(business.number().id(), number, id, Instant.now().getEpochSecond(), text),
            appSecret);
    provider.deliver(delivery);
    provider.deliver(delivery);
  }
}
