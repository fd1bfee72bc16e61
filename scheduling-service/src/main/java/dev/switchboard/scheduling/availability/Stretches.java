package dev.switchboard.scheduling.availability;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Stretches of time, which may overlap, to be asked quickly: {@code [start, end)} each. */
final class Stretches {
  static final Stretches NONE = new Stretches(new Instant[0], new Instant[0]);

  private final Instant[] starts;

  /** Of the first so many, the latest end. */
  private final Instant[] latestEnds;

  private Stretches(Instant[] starts, Instant[] latestEnds) {
    this.starts = starts;
    this.latestEnds = latestEnds;
  }

  /**
   * @param sorted by start
   */
  static <T> Stretches of(List<T> sorted, Function<T, Instant> start, Function<T, Instant> end) {
    Instant[] starts = sorted.stream().map(start).toArray(Instant[]::new);
    Instant[] latestEnds = sorted.stream().map(end).toArray(Instant[]::new);
    for (int i = 1; i < latestEnds.length; i++) {
      if (latestEnds[i].isBefore(latestEnds[i - 1])) {
        latestEnds[i] = latestEnds[i - 1];
      }
    }
    return new Stretches(starts, latestEnds);
  }

  /** How many start before a moment. */
  int before(Instant moment) {
    int found = Arrays.binarySearch(starts, moment);
    while (found > 0 && starts[found - 1].equals(moment)) {
      found--;
    }
    return found < 0 ? -found - 1 : found;
  }

  boolean overlap(Instant start, Instant end) {
    int count = before(end);
    return count > 0 && latestEnds[count - 1].isAfter(start);
  }
}
