package dev.switchboard.bench.chaos;

import dev.switchboard.bench.load.Provider;
import dev.switchboard.local.DemoTenant;
import dev.switchboard.local.Waiting;
import java.time.Duration;
import java.util.Random;

/** Writes numbered texts, whatever he is answered. */
final class Writer extends Customer {
  private static final int TEXTS = 5;
  private static final int LONGEST_PAUSE_MILLIS = 900;

  private final Random random;

  Writer(Ground ground, Provider provider, DemoTenant business, String number, long seed) {
    super(ground, provider, business, number);
    this.random = new Random(seed);
  }

  @Override
  void play() {
    for (int i = 1; i <= TEXTS; i++) {
      Waiting.pause(Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MILLIS)));
      write(business() == DemoTenant.FIBRA_SUR ? "hola, va el " + i : "hello, this is " + i);
    }
  }
}
