package dev.switchboard.bench.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All rounds of one blow. */
final class Tally {
  static final String HEADING =
      String.format(
          Locale.ROOT,
          "%-14s %6s %10s %10s %12s %12s %10s",
          "blow",
          "rounds",
          "deliveries",
          "duplicates",
          "accept p50",
          "accept p99",
          "settled");

  private final Blow blow;
  private final List<Long> nanos = new ArrayList<>();
  private int rounds;
  private long deliveries;
  private long duplicates;
  private Duration longest = Duration.ZERO;

  Tally(Blow blow) {
    this.blow = blow;
  }

  void add(Round.Share share, Duration settled) {
    rounds++;
    nanos.addAll(share.nanosMeanwhile());
    deliveries += share.deliveries();
    duplicates += share.duplicates();
    longest = longest.compareTo(settled) < 0 ? settled : longest;
  }

  boolean isEmpty() {
    return rounds == 0;
  }

  /** The longest time to settle is shown: the others say nothing of a limit. */
  String line() {
    return String.format(
        Locale.ROOT,
        "%-14s %6d %10d %10d %9.0f ms %9.0f ms %8.1f s",
        blow,
        rounds,
        deliveries,
        duplicates,
        Percentile.millis(nanos, 0.5),
        Percentile.millis(nanos, 0.99),
        longest.toMillis() / 1000.0);
  }
}
