package dev.switchboard.bench.chaos;

import dev.switchboard.bench.load.Provider.Accepted;
import dev.switchboard.local.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * The same customers write again and again while nothing dies, until their posts are accepted at a
 * steady pace: what is measured afterwards is measured in services that have run for a while.
 */
final class WarmUp {
  static final int MOST_TIMES = 6;

  /** The paces of two times in a row, the slower by the quicker. */
  private static final double STEADY = 1.25;

  private static final double SHARE = 0.9;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private WarmUp() {}

  /** Returns when all that they wrote was accepted. */
  static void play(Load load) {
    var unused = untilSteady(() -> pace(load));
  }

  /** How many times it took; the most there may be when the pace never was steady. */
  static int untilSteady(DoubleSupplier pace) {
    double last = pace.getAsDouble();
    for (int times = 2; times <= MOST_TIMES; times++) {
      double now = pace.getAsDouble();
      if (Math.max(last, now) <= STEADY * Math.min(last, now)) {
        return times;
      }
      last = now;
    }
    return MOST_TIMES;
  }

  private static double pace(Load load) {
    int before = load.accepted().size();
    load.start();
    if (!Waiting.until(PATIENCE, load::isOver)) {
      throw new IllegalStateException("a calm load did not come to its end");
    }
    List<Long> nanos = load.accepted().stream().skip(before).map(Accepted::nanos).toList();
    return Percentile.millis(nanos, SHARE);
  }
}
