package dev.switchboard.bench.intake;

import java.util.ArrayList;
import java.util.List;

/**
 * A figure beside what it must be and what is aimed at.
 *
 * @param atLeast whether more is better
 */
public record Verdict(String what, double seen, double must, double aim, boolean atLeast) {

  /** What is asked of the two figures (performance.md 4, rows 1, 6 and 19), as far as measured. */
  static List<Verdict> on(List<Pair> pairs, List<Measured> chain) {
    List<Pair> asked =
        pairs.stream().filter(pair -> pair.connections() == AcceptBench.MEASURED_AT).toList();
    List<Verdict> verdicts = new ArrayList<>();
    if (!asked.isEmpty()) {
      double ratio = median(asked.stream().map(Pair::ratio).toList());
      double spread = median(asked.stream().map(Pair::p99ToMean).toList());
      verdicts.add(new Verdict("accept / pgbench, 64 connections", ratio, 1.0, 1.4, true));
      verdicts.add(new Verdict("accept p99 / mean, 64 connections", spread, 3.0, 2.2, false));
    }
    if (!asked.isEmpty() && !chain.isEmpty()) {
      double accepted = median(asked.stream().map(pair -> pair.accept().perSecond()).toList());
      double through = median(chain.stream().map(Measured::perSecond).toList());
      verdicts.add(new Verdict("chain / accept", through / accepted, 0.2, 0.33, true));
    }
    return verdicts;
  }

  public boolean passes() {
    return keeps(must);
  }

  public boolean reachesAim() {
    return keeps(aim);
  }

  private boolean keeps(double limit) {
    return atLeast ? seen >= limit : seen <= limit;
  }

  /** The middle one; of an even number, the mean of the two in the middle. */
  public static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
