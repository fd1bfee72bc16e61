package dev.switchboard.conversation.sending;

import java.time.Instant;

/** What one process may still send through one channel. Used from several threads. */
final class Permits {
  private int left;
  private Instant until = Instant.EPOCH;
  private boolean asking;

  /** What becomes of somebody who wants a permit. */
  enum Taking {
    GRANTED,
    REFUSED,
    /** He is the one to ask the bucket; until it has answered, the others are refused. */
    ASK
  }

  synchronized Taking take(Instant now) {
    if (now.isBefore(until)) {
      if (left == 0) {
        return Taking.REFUSED;
      }
      left--;
      return Taking.GRANTED;
    }
    if (asking) {
      return Taking.REFUSED;
    }
    asking = true;
    return Taking.ASK;
  }

  /**
   * The bucket has answered.
   *
   * @param granted how many, the asker's included
   * @param nextAt when it is asked again
   * @return whether the asker has one
   */
  synchronized boolean answered(int granted, Instant nextAt) {
    asking = false;
    until = nextAt;
    left = Math.max(0, granted - 1);
    return granted > 0;
  }

  /** The bucket has not answered; whoever comes next asks again. */
  synchronized void unanswered() {
    asking = false;
  }
}
