package dev.switchboard.bench.intake;

import java.util.Map;
import java.util.TreeMap;

/**
 * What one stretch of time came to.
 *
 * @param what was measured
 * @param operations that ended in it
 * @param used by whom
 */
public record Measured(
    String what, long operations, double seconds, Latency latency, CpuTimes.Used used) {

  /** In milliseconds. */
  public record Latency(double p50, double p99, double mean) {}

  public double perSecond() {
    return operations / seconds;
  }

  public double others() {
    return used.others();
  }

  /** Microseconds of processor time an operation, of those parts that used any to speak of. */
  public Map<String, Double> microsEach() {
    Map<String, Double> each = new TreeMap<>();
    used.micros()
        .forEach(
            (part, micros) -> {
              double one = micros / Math.max(1, operations);
              if (one >= 1) {
                each.put(part, one);
              }
            });
    return each;
  }
}
