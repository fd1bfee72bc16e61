package dev.switchboard.scheduling.appointment;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Times that somebody asks about.
 *
 * @param startsAt at least one
 * @param technicianId null: whoever is free
 */
public record VisitTimes(List<Instant> startsAt, @Nullable UUID technicianId) {
  public VisitTimes {
    startsAt = List.copyOf(startsAt);
    if (startsAt.isEmpty()) {
      throw new IllegalArgumentException("no times");
    }
  }

  Instant first() {
    return Collections.min(startsAt);
  }

  Instant last() {
    return Collections.max(startsAt);
  }
}
