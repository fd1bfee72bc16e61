package dev.switchboard.platform.time;

import java.time.Instant;

/** The machine's time, never moved: for tokens, signatures, leases, retries, Kafka. */
public interface SystemClock {
  /** Now, to the microsecond, which is what PostgreSQL keeps. */
  Instant now();
}
