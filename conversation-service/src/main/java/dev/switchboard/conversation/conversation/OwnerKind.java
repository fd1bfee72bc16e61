package dev.switchboard.conversation.conversation;

/** Who answers in a conversation (features.md X3); exactly one at a time, under a fencing token. */
public enum OwnerKind {
  BOT,
  QUEUE,
  AGENT
}
