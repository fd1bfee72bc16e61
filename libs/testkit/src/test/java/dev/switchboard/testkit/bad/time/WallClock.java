package dev.switchboard.testkit.bad.time;

import java.time.Instant;

/** A good one: a clock may look at the time. */
class WallClock {
  Instant now() {
    return Instant.now();
  }
}
