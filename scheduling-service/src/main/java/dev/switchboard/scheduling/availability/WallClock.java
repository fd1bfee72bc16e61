package dev.switchboard.scheduling.availability;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/** Where times of a wall clock lie, also on the days on which it is put forward or back. */
final class WallClock {
  private WallClock() {}

  /**
   * The first moment at which the clock has reached this time: one that is skipped is reached when
   * the clock is put forward, one that comes twice is reached the first time.
   */
  static Instant reaching(ZoneId zone, LocalDateTime time) {
    ZoneOffsetTransition change = zone.getRules().getTransition(time);
    if (change == null) {
      return time.atZone(zone).toInstant();
    }
    return change.isGap() ? change.getInstant() : time.toInstant(change.getOffsetBefore());
  }

  /** The first moment at which the clock shows exactly this time; empty when it is skipped. */
  static Optional<Instant> showing(ZoneId zone, LocalDateTime time) {
    return zone.getRules().getValidOffsets(time).isEmpty()
        ? Optional.empty()
        : Optional.of(reaching(zone, time));
  }
}
