package dev.switchboard.contracts.conversation;

/**
 * Where an outgoing message stands (features.md C8). A provider's word raises it by rank and never
 * lowers it, in whatever order the words arrive: a late DELIVERED after FAILED counts.
 */
public enum MessageStatus {
  QUEUED(0),
  SENDING(1),
  UNCONFIRMED(2),
  /**
   * Nothing was sent: at the moment of sending the conversation had another owner, or a reminder no
   * permit any more.
   */
  DISCARDED(3),
  /** Nothing was sent: consent, suspension or lock-down forbids it. */
  SUPPRESSED(3),
  SENT(4),
  FAILED(5),
  DELIVERED(6),
  READ(7),
  PLAYED(8);

  private final int rank;

  MessageStatus(int rank) {
    this.rank = rank;
  }

  public int rank() {
    return rank;
  }
}
