package dev.switchboard.scheduling.waitlist;

/** The answer. */
record OfferPermitView(Decision decision) {
  /**
   * GRANTED to one message; REVOKED to others, and once the offer is answered or over, and in quiet
   * hours.
   */
  enum Decision {
    GRANTED,
    REVOKED
  }
}
