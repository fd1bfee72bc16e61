package dev.switchboard.bench.chaos;

import dev.switchboard.bench.load.Provider;
import dev.switchboard.local.DemoTenant;
import dev.switchboard.local.Waiting;
import java.time.Duration;
import java.util.Random;

/** Writes numbered texts, whatever he is answered. */
final class Writer extends Customer {
  private static final int TEXTS = 5;

  private final Pace pace;
  private final Random random;

  Writer(
      Ground ground, Provider provider, DemoTenant business, String number, Pace pace, long seed) {
    super(ground, provider, business, number);
    this.pace = pace;
    this.random = new Random(seed);
  }

  /** How long he thinks before each text, at the most. */
  enum Pace {
    CALM(900),
    HASTY(150);

    private final int longestPauseMillis;

    Pace(int longestPauseMillis) {
      this.longestPauseMillis = longestPauseMillis;
    }
  }

  @Override
  void play() {
    for (int i = 1; i <= TEXTS; i++) {
      Waiting.pause(Duration.ofMillis(random.nextInt(pace.longestPauseMillis)));
      write(business() == DemoTenant.FIBRA_SUR ? "hola, va el " + i : "hello, this is " + i);
    }
  }
}
