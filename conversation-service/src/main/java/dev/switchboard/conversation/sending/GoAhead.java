package dev.switchboard.conversation.sending;

/** The answer to whether a conditional message may be sent now. */
public sealed interface GoAhead {
  /**
   * It may.
   *
   * @param content what it says, instead of what was queued
   */
  record Given(OutgoingContent content) implements GoAhead {}

  /** It may not, and never will. */
  record Withheld(String reason) implements GoAhead {}

  /** Nobody answered. */
  record Unanswered(String reason) implements GoAhead {}
}
