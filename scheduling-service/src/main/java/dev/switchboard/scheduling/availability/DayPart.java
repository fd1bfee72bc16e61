package dev.switchboard.scheduling.availability;

import java.time.LocalTime;

/** A part of the day, by when a visit starts on the wall clock. */
public enum DayPart {
  /** Before 12:00. */
  MORNING,
  /** From 12:00, before 18:00. */
  AFTERNOON,
  /** From 18:00. */
  EVENING;

  private static final LocalTime EVENING_BEGINS = LocalTime.of(18, 0);

  public static DayPart of(LocalTime start) {
    if (start.isBefore(LocalTime.NOON)) {
      return MORNING;
    }
    return start.isBefore(EVENING_BEGINS) ? AFTERNOON : EVENING;
  }
}
