package dev.switchboard.integration.connection;

/** How a connection has been going (features.md I1). */
public enum Health {
  /** Not used since it was set. */
  UNTRIED,
  HEALTHY,
  /** The provider is away or busy; it may pass by itself. */
  DEGRADED,
  /** Refused: somebody has to change something. */
  BROKEN
}
