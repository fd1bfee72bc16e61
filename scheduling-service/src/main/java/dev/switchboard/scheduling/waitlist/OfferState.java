package dev.switchboard.scheduling.waitlist;

/** How far an offer is. */
enum OfferState {
  OPEN,
  ACCEPTED,
  DECLINED,
  EXPIRED,
  /** The customer left the line, or has a visit by other means. */
  WITHDRAWN
}
