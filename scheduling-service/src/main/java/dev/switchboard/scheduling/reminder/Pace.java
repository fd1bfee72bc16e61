package dev.switchboard.scheduling.reminder;

import dev.switchboard.contracts.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * How many reminders of a tenant were said in a minute of business time.
 *
 * @param beganAt when the minute began
 */
record Pace(TenantId tenant, Instant beganAt, int said) {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  Pace {
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(beganAt, "beganAt");
  }

  /** This minute's; a clock that was moved back begins another. */
  Pace at(Instant now) {
    boolean over = now.isBefore(beganAt) || !now.isBefore(beganAt.plus(MINUTE));
    return over ? new Pace(tenant, now, 0) : this;
  }

  boolean allowsAnother(int perMinute) {
    return said < perMinute;
  }

  Pace another() {
    return new Pace(tenant, beganAt, said + 1);
  }
}
