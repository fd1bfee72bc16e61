package dev.switchboard.simulators.server;

/** Where a fault strikes. */
public enum FaultTarget {
  /** A request to the provider's API. */
  REQUEST,
  /** A delivery from the provider to a webhook: DELAY, DUPLICATE, REORDER, GARBAGE, BLACKHOLE. */
  WEBHOOK,
  /** What becomes of an accepted message: ERROR, told by a {@code failed} status. */
  STATUS
}
