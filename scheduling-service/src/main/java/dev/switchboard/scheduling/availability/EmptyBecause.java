package dev.switchboard.scheduling.availability;

/** Why there is no slot (features.md S4). */
public enum EmptyBecause {
  /** Nobody who works there has the skill, or the technician asked for has not. */
  NO_SKILL,
  /** Nobody works then. */
  CLOSED,
  /** There are slots, but none at the times of day or on the weekdays asked for. */
  OTHER_TIMES,
  /** There are slots, but none of the technician asked for. */
  OTHER_TECHNICIANS,
  /** Somebody would be free, but could not be there in time from where he is before (X12). */
  TOO_FAR_TO_DRIVE,
  /** All that there is begins before the lead time is over. */
  TOO_SOON,
  /** All that there is lies beyond the horizon. */
  TOO_FAR,
  /** All is taken, or kept for emergencies. */
  FULL
}
