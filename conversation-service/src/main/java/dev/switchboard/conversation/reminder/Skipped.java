package dev.switchboard.conversation.reminder;

/** Why a reminder is not said. */
enum Skipped {
  /** The customer has none in a channel that works. */
  NO_CONVERSATION,
  /** One for a newer version of the appointment was heard before. */
  SUPERSEDED,
  /** Its hour is over. */
  LATE
}
