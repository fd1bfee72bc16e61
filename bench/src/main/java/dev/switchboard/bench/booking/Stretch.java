package dev.switchboard.bench.booking;

import dev.switchboard.bench.intake.Measured;
import dev.switchboard.bench.intake.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All ways, one right after the other: what happened to the machine happened to all of them. */
record Stretch(Map<String, Measured> ways) {
  Stretch {
    ways = Map.copyOf(ways);
  }

  double ratio(String one, String other) {
    return of(one).perSecond() / of(other).perSecond();
  }

  Measured of(String way) {
    Measured measured = ways.get(way);
    if (measured == null) {
      throw new IllegalArgumentException("nothing was measured of " + way);
    }
    return measured;
  }

  /** What is asked (performance.md 4, rows 15 and 16), of the median over all rounds. */
  static List<Verdict> verdicts(List<Stretch> rounds) {
    List<Verdict> verdicts = new ArrayList<>();
    verdicts.add(verdict(rounds, "constraint / unique slot", "exclusion", "unique", 0.6, 0.7));
    verdicts.add(
        verdict(rounds, "constraint / serializable", "exclusion", "serializable", 1.1, 1.25));
    verdicts.add(
        verdict(rounds, "booking / in unique slots", "booking", "booking-unique", 0.6, 0.7));
    verdicts.add(
        verdict(rounds, "booking / serializable", "booking", "booking-serializable", 1.1, 1.25));
    verdicts.add(verdict(rounds, "contended / uncontended", "contended", "booking", 1.0, 1.5));
    return verdicts;
  }

  static double median(List<Stretch> rounds, String one, String other) {
    return Verdict.median(rounds.stream().map(round -> round.ratio(one, other)).toList());
  }

  private static Verdict verdict(
      List<Stretch> rounds, String what, String one, String other, double must, double aim) {
    return new Verdict(what, median(rounds, one, other), must, aim, true);
  }
}
