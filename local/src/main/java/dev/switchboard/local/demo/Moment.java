package dev.switchboard.local.demo;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing that happens in the demo, as a narrator tells it. */
sealed interface Moment {
  /** A journey begins. */
  record Begins(String journey, String business, String title) implements Moment {}

  /** Business time was moved to here. */
  record TimeMoves(ZonedDateTime to) implements Moment {}

  /** A customer writes. */
  record CustomerWrites(String name, String text) implements Moment {}

  /**
   * The business writes.
   *
   * @param text as the customer reads it
   * @param options what there is to press
   * @param template the approved template it was sent as, if it was
   */
  record BusinessWrites(
      String business, String text, List<String> options, @Nullable String template)
      implements Moment {
    public BusinessWrites {
      options = List.copyOf(options);
    }
  }

  /**
   * Something the demo looked up.
   *
   * @param kind what it is: appointment, calendar, reminder, usage, invoice ...
   * @param data the same for programs
   */
  record Found(String kind, String line, Map<String, Object> data) implements Moment {
    public Found {
      data = Map.copyOf(data);
    }
  }

  /** A journey is over: {@code ok}, or what was not as it should be. */
  record Ends(String journey, String result) implements Moment {}

  /**
   * What it all came to.
   *
   * @param duplicatesSuppressed deliveries posted again that had no second effect
   * @param ledgerDiscrepancy messages sent less quantity billed, over all days and businesses
   */
  record Summary(
      Map<String, String> journeys,
      long messagesIn,
      long messagesOut,
      long appointments,
      long duplicatesSuppressed,
      long ledgerDiscrepancy)
      implements Moment {}
}
