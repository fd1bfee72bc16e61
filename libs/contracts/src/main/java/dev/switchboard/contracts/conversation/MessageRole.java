package dev.switchboard.contracts.conversation;

/** Who wrote a message (features.md C14). */
public enum MessageRole {
  USER,
  ASSISTANT,
  AGENT,
  SYSTEM
}
