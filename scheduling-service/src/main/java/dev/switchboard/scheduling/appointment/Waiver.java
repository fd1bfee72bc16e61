package dev.switchboard.scheduling.appointment;

/** What a caller takes upon himself, so that a time is not refused for it. */
enum Waiver {
  /** The technician may come too late from where he is before, or to where he is next (X12). */
  TRAVEL,
  /** An outside calendar has something then. */
  CALENDAR
}
