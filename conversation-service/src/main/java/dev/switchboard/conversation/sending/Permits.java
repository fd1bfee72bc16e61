package dev.switchboard.conversation.sending;

import java.time.Instant;

/** What one process may still send through one channel. Used from several threads. */
final class Permits {
  private int left;
  private Instant until = Instant.EPOCH;

  /** What becomes of somebody who wants a permit. */
  enum Taking {
    GRANTED,
    REFUSED,
    /** The bucket is to be asked. */
    ASK
  }

  synchronized Taking take(Instant now) {
    if (!now.isBefore(until)) {
      return Taking.ASK;
    }
    if (left == 0) {
      return Taking.REFUSED;
    }
    left--;
    return Taking.GRANTED;
  }

  /**
   * The bucket has answered.
   *
   * @param granted how many may be taken
   * @param nextAt when it is asked again
   */
  synchronized void answered(int granted, Instant nextAt) {
    until = nextAt;
    left = granted;
  }
}
