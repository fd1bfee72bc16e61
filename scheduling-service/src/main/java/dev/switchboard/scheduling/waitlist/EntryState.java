package dev.switchboard.scheduling.waitlist;

/** How far an entry in the line is. */
enum EntryState {
  WAITING,
  /** An offer is open. */
  OFFERED,
  /** An offer was accepted. */
  BOOKED,
  /** The customer has a visit by other means. */
  CLOSED,
  WITHDRAWN,
  /** Its time is over; only shown, never stored. */
  EXPIRED
}
