package dev.switchboard.testkit.bad.time;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

class OwnWatch {
  Instant now() {
    return Instant.now();
  }

  LocalDate today(ZoneId zone) {
    return LocalDate.now(zone);
  }

  long millis() {
    return System.currentTimeMillis();
  }

  Clock clock() {
    return Clock.systemUTC();
  }

  /** A good one. */
  Instant told(Clock clock) {
    return Instant.now(clock);
  }
}
