package dev.switchboard.bench.slots;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * What one shape took, from request to answer over one connection, in milliseconds; and the
 * microseconds of processor time each search cost.
 */
record Figures(
    Shape shape, double p50, double p99, double mean, double serviceMicros, double postgresMicros) {
  private static final double MICROS = 1_000;

  /**
   * @param latencies in microseconds
   * @param service what the service used, over all of them
   * @param postgres what PostgreSQL used
   */
  static Figures of(Shape shape, Histogram latencies, Duration service, Duration postgres) {
    return new Figures(
        shape,
        latencies.getValueAtPercentile(50) / MICROS,
        latencies.getValueAtPercentile(99) / MICROS,
        latencies.getMean() / MICROS,
        each(service, latencies),
        each(postgres, latencies));
  }

  private static double each(Duration all, Histogram latencies) {
    return all.toNanos() / MICROS / latencies.getTotalCount();
  }
}
