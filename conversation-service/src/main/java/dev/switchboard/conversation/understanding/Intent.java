package dev.switchboard.conversation.understanding;

/** What a customer wants, as far as one message says it. */
public enum Intent {
  GREETING,
  THANKS,
  /** No internet, or it is slow: something of the provider's does not work. */
  OUTAGE,
  /** What is owed, the bill, the account. */
  ACCOUNT,
  /** Something broken or wanted that a visit puts right, or the visit itself. */
  BOOK,
  RESCHEDULE,
  CANCEL,
  /** When the visit is. */
  VISITS,
  /** What it costs. */
  PRICE,
  /** A person, please. */
  AGENT,
  /** Nothing of these, or an answer to what was asked. */
  NONE
}
