package dev.switchboard.bench.chaos;

import java.util.List;

/** The nearest rank. */
final class Percentile {
  private static final double NANOS_PER_MILLI = 1e6;

  private Percentile() {}

  /**
   * Milliseconds; 0 of nothing.
   *
   * @param share above 0, at most 1
   */
  static double millis(List<Long> nanos, double share) {
    if (nanos.isEmpty()) {
      return 0;
    }
    int rank = (int) Math.ceil(share * nanos.size());
    return nanos.stream().sorted().toList().get(rank - 1) / NANOS_PER_MILLI;
  }
}
