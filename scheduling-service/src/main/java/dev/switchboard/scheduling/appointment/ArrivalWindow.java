package dev.switchboard.scheduling.appointment;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When the customer was told to expect the technician (features.md S12): the visit starts within,
 * both ends included, and dispatch may move its start within.
 */
record ArrivalWindow(Instant from, Instant to) {
  private static final Duration LONGEST = Duration.ofHours(12);

  /**
   * @throws IllegalArgumentException for one that ends before it begins, or takes half a day
   */
  ArrivalWindow {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    if (to.isBefore(from) || Duration.between(from, to).compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("an arrival window is at most twelve hours");
    }
  }

  /** Null when a row has none. */
  static @Nullable ArrivalWindow of(@Nullable Instant from, @Nullable Instant to) {
    return from == null || to == null ? null : new ArrivalWindow(from, to);
  }

  boolean includes(Instant start) {
    return !start.isBefore(from) && !start.isAfter(to);
  }
}
