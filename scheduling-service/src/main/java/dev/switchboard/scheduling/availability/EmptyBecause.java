package dev.switchboard.scheduling.availability;

/** Why there is no slot (features.md S4). */
public enum EmptyBecause {
  /** Nobody who works there has the skill, or the technician asked for has not. */
  NO_SKILL,
  /** Nobody works then. */
  CLOSED,
  /** All that there is begins before the lead time is over. */
  TOO_SOON,
  /** All that there is lies beyond the horizon. */
  TOO_FAR,
  /** All is taken, or kept for emergencies. */
  FULL
}
