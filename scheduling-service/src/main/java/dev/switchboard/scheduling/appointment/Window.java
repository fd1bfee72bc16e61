package dev.switchboard.scheduling.appointment;

import dev.switchboard.scheduling.availability.Plan;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;

/** The starts that matter to somebody who has locked days: {@code [from, to)}. */
record Window(Instant from, Instant to) {
  /** Nothing is blocked for longer (reservation_times_ck), so nothing older reaches in. */
  private static final Duration LONGEST = Duration.ofHours(24);

  static Window of(Plan plan, Collection<LocalDate> days) {
    return new Window(
        Collections.min(days).atStartOfDay(plan.zone()).toInstant().minus(LONGEST),
        Collections.max(days).plusDays(1).atStartOfDay(plan.zone()).toInstant());
  }
}
