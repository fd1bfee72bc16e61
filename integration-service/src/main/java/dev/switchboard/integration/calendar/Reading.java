package dev.switchboard.integration.calendar;

import dev.switchboard.integration.connection.Health;
import org.jspecify.annotations.Nullable;

/** What came of asking a calendar. */
sealed interface Reading {
  /** Nothing but perhaps our own appointments has changed since the token. */
  record Unchanged(@Nullable String syncToken) implements Reading {}

  /** Read whole. */
  record Read(BusyTimes busy, @Nullable String syncToken) implements Reading {}

  /**
   * Not read, which says nothing of what it holds.
   *
   * @param health BROKEN when that is the answer, DEGRADED when it may pass by itself
   */
  record NotRead(Health health, String reason) implements Reading {}
}
