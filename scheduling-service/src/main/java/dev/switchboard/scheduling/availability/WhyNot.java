package dev.switchboard.scheduling.availability;

/** What stands in the way of one time (features.md S4). */
public enum WhyNot {
  /** The business is closed on that date. */
  CLOSED,
  /** And the day has a name. */
  HOLIDAY,
  /** The business is not open for the whole visit. */
  OUTSIDE_HOURS,
  /** Visits begin at the opening and every so many minutes after, each time of the clock once. */
  OFF_GRID,
  /** It is past, or begins before the lead time is over. */
  TOO_SOON,
  /** It lies beyond the horizon. */
  TOO_FAR,
  /** The morning is kept for emergencies. */
  MORNING_RESERVED,
  /** The day has as many jobs as it takes. */
  DAY_FULL,
  /** The technician has not the skill. */
  NO_SKILL,
  /** It is his day off. */
  DAY_OFF,
  /** It is outside of his own hours. */
  NOT_WORKING,
  /** He has a visit then, or a slot is held, with the travel after it. */
  TAKEN,
  /** An outside calendar has something, or could not be read. */
  BUSY_IN_CALENDAR,
  /** He could not come from where he is before, or not be in time where he is next (X12). */
  TOO_FAR_TO_DRIVE
}
