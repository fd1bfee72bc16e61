package dev.switchboard.scheduling.reminder;

/** Why a reminder whose time had come was not said. */
enum SkipReason {
  /** Its time is over: the next one is due, or the visit is too close. */
  EXPIRED,
  /** Its visit was cancelled, moved, or is done. */
  REVOKED,
  /** The customer wants nothing on the channel that reminders take. */
  OPTED_OUT,
  /** It waits until quiet hours are over; or they last until it is too late. */
  QUIET_HOURS,
  /** Quiet hours brought it together with one that is nearer to the visit. */
  MERGED,
  /** Enough was said in this minute: it waits for another. */
  PACE
}
