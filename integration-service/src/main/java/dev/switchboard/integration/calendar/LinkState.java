package dev.switchboard.integration.calendar;

/** Where an appointment stands in the calendar. */
public enum LinkState {
  LINKED,
  /** The visit was cancelled, and there is no entry. */
  REMOVED,
  /** The tenant had no calendar when it came up (features.md I8). */
  NOT_CONNECTED,
  /** Google refused the entry for good. */
  FAILED,
  /** Nothing is known but that it will be seen to; only shown, never stored. */
  PENDING
}
