package dev.switchboard.bench.chaos;

import java.io.PrintStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Round after round, until all are played or one goes wrong. */
final class Chaos {
  private static final double ACCEPT_WITHOUT_KAFKA_MILLIS = 1_000;

  private final Ground ground;
  private final long seed;
  private final PrintStream out;
  private final Map<Blow, Tally> tallies = new EnumMap<>(Blow.class);

  Chaos(Ground ground, long seed, PrintStream out) {
    this.ground = ground;
    this.seed = seed;
    this.out = out;
    for (Blow blow : Blow.values()) {
      tallies.put(blow, new Tally(blow));
    }
  }

  /** Whether everything was as it should be. */
  boolean run(List<Blow> blows, int rounds) {
    long played = 0;
    boolean well = true;
    for (int round = 0; round < rounds && well; round++) {
      for (Blow blow : blows) {
        well = well && play(blow, round, played);
        played++;
      }
    }
    summarize();
    return well;
  }

  private boolean play(Blow blow, int round, long played) {
    Round.Result result;
    try {
      result = new Round(ground, blow, played, seedOf(blow, round)).play();
    } catch (IllegalStateException e) {
      out.printf("%-14s %3d  FAILED with --seed %d: %s%n", blow, round + 1, seed, e);
      return false;
    }
    Objects.requireNonNull(tallies.get(blow)).add(result);
    out.printf(
        Locale.ROOT,
        "%-14s %3d  %s  settled after %.1f s, %d deliveries, %d duplicates%n",
        blow,
        round + 1,
        result.findings().isEmpty() ? "ok" : "FAILED with --seed " + seed,
        result.settled().toMillis() / 1000.0,
        result.deliveries(),
        result.duplicates());
    result.findings().forEach(finding -> out.println("    " + finding));
    return result.findings().isEmpty() && isQuickEnough(blow, result);
  }

  /** Accepting needs no Kafka. */
  private boolean isQuickEnough(Blow blow, Round.Result result) {
    double p99 = Percentile.millis(result.nanosOfAccepted(), 0.99);
    boolean quick = blow != Blow.KAFKA || p99 < ACCEPT_WITHOUT_KAFKA_MILLIS;
    if (!quick) {
      out.printf(Locale.ROOT, "    without Kafka the p99 of accepting was %.0f ms%n", p99);
    }
    return quick;
  }

  /** The same whatever other rounds are played. */
  private long seedOf(Blow blow, int round) {
    return (seed * 31 + blow.ordinal()) * 1_000_003 + round;
  }

  private void summarize() {
    out.println();
    out.println(Tally.HEADING);
    tallies.values().stream().filter(it -> !it.isEmpty()).map(Tally::line).forEach(out::println);
  }
}
