package dev.switchboard.conversation.understanding;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A time of the clock as said, before it is known which half of the day it means.
 *
 * @param hour 0 to 23
 * @param half the part of the day said with it: AM is MORNING, PM is AFTERNOON, "at night" EVENING
 * @param marked something beside the number says that it is a time: "hs", "pm", ":30"
 * @param from the place of its first word
 * @param to the place after its last
 */
record ClockTime(int hour, int minute, @Nullable DayPart half, boolean marked, int from, int to) {
  private static final int NOON = 12;
  private static final int EARLIEST_MORNING = 6;
  private static final int LATEST_AFTERNOON = 7;

  ClockTime {
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59) {
      throw new IllegalArgumentException("no time of the clock");
    }
  }

  /**
   * @param part the part of the day the whole message speaks of: "mañana a la mañana tipo 7"
   */
  LocalTime resolved(@Nullable DayPart part) {
    return LocalTime.of(hourOfDay(part), minute);
  }

  private int hourOfDay(@Nullable DayPart part) {
    if (hour > NOON || hour == 0) {
      return hour;
    }
    if (half != null) {
      return half == DayPart.MORNING ? hour % NOON : hour % NOON + NOON;
    }
    if (hour == NOON || (part == DayPart.MORNING && hour >= EARLIEST_MORNING)) {
      return hour;
    }
    return hour <= LATEST_AFTERNOON || part == DayPart.EVENING ? hour + NOON : hour;
  }

  /** "8 to 10pm": the pm is the first hour's too, where the range still runs forward. */
  ClockTime inHalfOf(ClockTime second) {
    ClockTime same = new ClockTime(hour, minute, second.half, marked, from, to);
    boolean forward = same.resolved(null).isBefore(second.resolved(null));
    return half == null && second.half != null && forward ? same : this;
  }
}
