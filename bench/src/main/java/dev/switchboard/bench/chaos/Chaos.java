package dev.switchboard.bench.chaos;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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

  /**
   * Whether everything was as it should be.
   *
   * @param groups the blows of each group fall one after another and settle together
   */
  boolean run(List<List<Blow>> groups, int rounds) {
    boolean well = true;
    for (int round = 1; round <= rounds && well; round++) {
      for (List<Blow> group : groups) {
        well = well && play(group, round);
      }
    }
    summarize();
    return well;
  }

  private boolean play(List<Blow> blows, int number) {
    try (Round round = Round.begin(ground)) {
      blows.forEach(blow -> round.strike(blow, seedOf(blow, number)));
      return report(blows, number, round.settle());
    } catch (IllegalStateException e) {
      out.printf("round %d  %s  FAILED with --seed %d: %s%n", number, blows, seed, e);
      return false;
    }
  }

  private boolean report(List<Blow> blows, int number, Round.Result result) {
    Round.Settling settling = result.settling();
    result
        .shares()
        .forEach(
            share ->
                Objects.requireNonNull(tallies.get(share.blow())).add(share, settling.after()));
    List<String> findings = new ArrayList<>(settling.findings());
    result.shares().stream().flatMap(share -> slow(share).stream()).forEach(findings::add);
    out.printf(
        Locale.ROOT,
        "round %d  %s  %s  settled after %.1f s%n",
        number,
        blows,
        findings.isEmpty() ? "ok" : "FAILED with --seed " + seed,
        settling.after().toMillis() / 1000.0);
    settling.undone().forEach(undone -> out.println("    " + undone));
    findings.forEach(finding -> out.println("    " + finding));
    return findings.isEmpty();
  }

  /** Accepting needs no Kafka. */
  private static Optional<String> slow(Round.Share share) {
    double p99 = Percentile.millis(share.nanosMeanwhile(), 0.99);
    return share.blow() == Blow.KAFKA && p99 >= ACCEPT_WITHOUT_KAFKA_MILLIS
        ? Optional.of("without Kafka the p99 of accepting was %.0f ms".formatted(p99))
        : Optional.empty();
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
