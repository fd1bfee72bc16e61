package dev.switchboard.simulators.server;

/** What goes wrong with a request. */
public enum FaultMode {
  /** Handled and answered, {@code delayMs} late. */
  DELAY,
  /** Handled twice, as after the retry of something in between; the second answer is given. */
  DUPLICATE,
  /** Handled after the next one, or {@code delayMs} later when none comes. */
  REORDER,
  /** Not handled; the provider's "too many requests". */
  STATUS_429,
  /** Not handled; the provider's internal error. */
  STATUS_500,
  /** Not handled; an HTML page of a proxy. */
  STATUS_502,
  /** Not handled; the provider's "unavailable". */
  STATUS_503,
  /** Not handled; the provider's error of {@code code}. */
  ERROR,
  /** Handled, and answered 200 with JSON that breaks off. */
  GARBAGE,
  /** Not handled; the connection is closed without an answer. */
  RESET,
  /** Not handled and never answered; the connection stays open. */
  BLACKHOLE,
  /** Handled and never answered: the caller cannot know that it took effect. */
  TIMEOUT_AFTER_ACCEPT
}
