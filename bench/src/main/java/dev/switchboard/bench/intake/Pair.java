package dev.switchboard.bench.intake;

/** The same work by the service and by pgbench, one right after the other. */
record Pair(int round, int connections, Measured accept, Measured pgbench) {
  private static final double SIMILAR = 0.15;

  /** Whether others used about as much of the machine meanwhile (performance.md 4). */
  boolean isFair() {
    return Math.abs(accept.others() - pgbench.others()) <= SIMILAR;
  }

  double ratio() {
    return accept.perSecond() / pgbench.perSecond();
  }

  double p99ToMean() {
    return accept.latency().p99() / accept.latency().mean();
  }
}
