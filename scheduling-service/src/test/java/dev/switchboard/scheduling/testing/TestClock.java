package dev.switchboard.scheduling.testing;

import dev.switchboard.platform.time.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Instant;

/** Business time stands where a test puts it. */
@Alternative
@ApplicationScoped
public class TestClock implements BusinessClock {
  /** A Tuesday, 9:00 in Buenos Aires and 12:00 in Bristol. */
  public static final Instant TUESDAY_NINE = Instant.parse("2026-11-24T12:00:00Z");

  private static volatile Instant now = TUESDAY_NINE;

  public static void set(Instant instant) {
    now = instant;
  }

  @Override
  public Instant now() {
    return now;
  }
}
