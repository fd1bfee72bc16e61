package dev.switchboard.billing.testing;

import dev.switchboard.platform.time.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Instant;

/** Stands where a test puts it. */
@Alternative
@ApplicationScoped
public class WallClock implements BusinessClock {
  private volatile Instant now = Instant.parse("2026-11-17T12:00:00Z");

  public void setTo(String instant) {
    now = Instant.parse(instant);
  }

  @Override
  public Instant now() {
    return now;
  }
}
