package dev.switchboard.conversation.reminder;

/** Why a reminder, follow-up or offer is not said. */
enum Skipped {
  /** The customer has none in a channel that works. */
  NO_CONVERSATION,
  /** One for a newer version of the appointment was heard before. */
  SUPERSEDED,
  /** Its hour is over. */
  LATE,
  /** A follow-up or offer: a person has the conversation. */
  OCCUPIED,
  /** A follow-up or offer: the 24-hour window is closed, and the channel has no template. */
  NO_TEMPLATE
}
