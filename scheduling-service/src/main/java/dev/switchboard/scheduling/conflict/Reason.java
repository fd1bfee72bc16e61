package dev.switchboard.scheduling.conflict;

/** Why a visit that stands could not be booked as it stands. */
public enum Reason {
  /** The business is closed on a date on which its week is open: a holiday, a day off. */
  CLOSED_DAY,
  /** It is not open for the whole visit. */
  OUTSIDE_HOURS,
  /** The technician is archived or not active, or is the crew although somebody is named. */
  TECHNICIAN_GONE,
  /** It is the technician's day off, or outside of his hours. */
  TECHNICIAN_OFF,
  /** The technician has not the skill that the service type requires. */
  SKILL_MISSING,
  /** An outside calendar has something in that time, or could not be read (I3). */
  BUSY_IN_CALENDAR,
  /** It begins in a morning that is kept for emergencies. */
  MORNING_RESERVED,
  /** It is one of those that its day has more than it takes, the last ones. */
  DAY_FULL
}
