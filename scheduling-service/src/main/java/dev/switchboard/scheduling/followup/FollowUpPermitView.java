package dev.switchboard.scheduling.followup;

/** The answer. */
record FollowUpPermitView(Decision decision) {
  /** GRANTED to one message; REVOKED to others, and once it is not wanted any more. */
  enum Decision {
    GRANTED,
    REVOKED
  }
}
