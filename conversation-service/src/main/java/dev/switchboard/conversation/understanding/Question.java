package dev.switchboard.conversation.understanding;

/** What the assistant asked last and waits to hear; the same words answer each differently. */
public enum Question {
  NONE,
  /** Shall somebody come? */
  VISIT_WANTED,
  /** When would suit? */
  WHEN,
  /** Which of the times offered? */
  WHICH_SLOT,
  NAME,
  ADDRESS,
  NAME_AND_ADDRESS,
  /** Cancel the visit, sure? */
  CANCEL_SURE,
  /** Does the visit of the reminder still suit? */
  REMINDER,
  /** Does he take the time that was given up? */
  OFFER,
  /** Is this an emergency? */
  EMERGENCY_SURE;

  /** Whether a bare number may be an hour, and "desde el jueves" a wish. */
  boolean asksWhen() {
    return this == WHEN || this == WHICH_SLOT;
  }

  boolean asksWho() {
    return this == NAME || this == NAME_AND_ADDRESS;
  }

  boolean asksWhere() {
    return this == ADDRESS || this == NAME_AND_ADDRESS;
  }
}
