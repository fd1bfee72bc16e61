package dev.switchboard.scheduling.transfer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;

/**
 * When a file is read and for whom, which says how far what repeats is read.
 *
 * @param zone the business's: of times that name none
 */
record Horizon(Instant now, ZoneId zone) {
  /** A rule without an end has no last visit. */
  private static final int DAYS_AHEAD = 366;

  Horizon {
    Objects.requireNonNull(now, "now");
    Objects.requireNonNull(zone, "zone");
  }

  /** The last day that is read. */
  LocalDate last() {
    return LocalDate.ofInstant(now, zone).plusDays(DAYS_AHEAD);
  }
}
