package dev.switchboard.bench.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Figures as they come, for people or one JSON object a line. */
final class Report {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double TEN_THOUSAND = 10_000;

  private final PrintStream out;
  private final boolean json;

  Report(PrintStream out, boolean json) {
    this.out = out;
    this.json = json;
  }

  void pair(Pair pair) {
    if (json) {
      ObjectNode line = event("pair");
      line.put("round", pair.round()).put("connections", pair.connections());
      line.put("ratio", rounded(pair.ratio())).put("fair", pair.isFair());
      line.set("accept", object(pair.accept()));
      line.set("pgbench", object(pair.pgbench()));
      out.println(line);
      return;
    }
    out.printf(
        Locale.ROOT,
        "round %d  %3d connections  accept / pgbench = %.2f%s%n",
        pair.round(),
        pair.connections(),
        pair.ratio(),
        pair.isFair() ? "" : "  (others disturbed one of them more than the other)");
    show(pair.accept());
    show(pair.pgbench());
  }

  void unfair(Pair pair) {
    if (!json) {
      out.printf(
          Locale.ROOT,
          "round %d  %3d connections  discarded: others used %.0f %% and %.0f %% of the machine%n",
          pair.round(),
          pair.connections(),
          100 * pair.accept().others(),
          100 * pair.pgbench().others());
    }
  }

  void drained(long messages, Duration after) {
    if (json) {
      out.println(
          event("drained").put("messages", messages).put("seconds", after.toMillis() / 1e3));
    } else {
      out.printf(
          Locale.ROOT,
          "all %d accepted messages are stored once and the outbox is empty after %.0f s%n",
          messages,
          after.toMillis() / 1e3);
    }
  }

  void warm(boolean enough, int answers) {
    if (json) {
      out.println(event("warm").put("answers", answers).put("enough", enough));
    } else {
      String unlike = enough ? "" : ", less than wanted: the compilers may not be done";
      out.printf(Locale.ROOT, "warm after %d answers%s%n", answers, unlike);
    }
  }

  void chain(int round, Measured measured) {
    if (json) {
      ObjectNode line = event("chain").put("round", round);
      line.set("chain", object(measured));
      out.println(line);
    } else {
      out.printf(Locale.ROOT, "round %d  whole chain, webhook to reply in milliseconds%n", round);
      show(measured);
    }
  }

  void verdict(Verdict verdict) {
    String result = verdict.passes() ? "PASS" : "FAIL";
    if (json) {
      out.println(
          event("verdict")
              .put("what", verdict.what())
              .put("seen", rounded(verdict.seen()))
              .put("must", verdict.must())
              .put("aim", verdict.aim())
              .put("result", result));
      return;
    }
    String relation = verdict.atLeast() ? "at least" : "at most";
    out.printf(
        Locale.ROOT,
        "%s  %-34s %5.2f   must %s %.2f, aim %.2f%s%n",
        result,
        verdict.what(),
        verdict.seen(),
        relation,
        verdict.must(),
        verdict.aim(),
        verdict.reachesAim() ? " (reached)" : "");
  }

  private void show(Measured measured) {
    String each =
        measured.microsEach().entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
            .map(part -> String.format(Locale.ROOT, "%s %.0f", part.getKey(), part.getValue()))
            .collect(Collectors.joining(", "));
    out.printf(
        Locale.ROOT,
        "    %-8s %7.0f/s  p50 %.2f  p99 %.2f  mean %.2f ms  others %.0f %%  us CPU each: %s%n",
        measured.what(),
        measured.perSecond(),
        measured.latency().p50(),
        measured.latency().p99(),
        measured.latency().mean(),
        100 * measured.others(),
        each);
  }

  private static ObjectNode object(Measured measured) {
    ObjectNode node =
        JSON.createObjectNode()
            .put("perSecond", rounded(measured.perSecond()))
            .put("operations", measured.operations())
            .put("p50Millis", rounded(measured.latency().p50()))
            .put("p99Millis", rounded(measured.latency().p99()))
            .put("meanMillis", rounded(measured.latency().mean()))
            .put("othersShare", rounded(measured.others()));
    ObjectNode each = node.putObject("cpuMicrosEach");
    measured.microsEach().forEach((part, micros) -> each.put(part, rounded(micros)));
    return node;
  }

  private static ObjectNode event(String name) {
    return JSON.createObjectNode().put("event", name);
  }

  private static double rounded(double value) {
    return Math.round(value * TEN_THOUSAND) / TEN_THOUSAND;
  }
}
