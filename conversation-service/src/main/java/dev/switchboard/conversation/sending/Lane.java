package dev.switchboard.conversation.sending;

/** On whose behalf a message goes out, hence what may still stop it (features.md C10, X3). */
public enum Lane {
  /** The last text somebody gets who does not want any. */
  OPT_OUT_CONFIRMATION(false, false),
  /** Safety, opt-in, reminders: goes out whoever owns the conversation by now. */
  SYSTEM(false, true),
  /**
   * Time that was given up, for who waits for it (features.md S8): it answers his wish, so it goes
   * before reminders; where a person has taken the conversation over nobody would hear his answer.
   */
  OFFER(true, true),
  /** A campaign's: whoever takes the conversation over meanwhile stops it (features.md S10). */
  CAMPAIGN(true, true),
  AGENT(true, true),
  ASSISTANT(true, true);

  private final boolean fenced;
  private final boolean needsConsent;

  Lane(boolean fenced, boolean needsConsent) {
    this.fenced = fenced;
    this.needsConsent = needsConsent;
  }

  /** Whether it is discarded when the conversation has another owner than when it was queued. */
  boolean fenced() {
    return fenced;
  }

  boolean needsConsent() {
    return needsConsent;
  }
}
