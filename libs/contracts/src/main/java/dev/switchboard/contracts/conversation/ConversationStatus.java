package dev.switchboard.contracts.conversation;

/** Where a conversation stands (features.md C13); its moves are C31's table. */
public enum ConversationStatus {
  NEW,
  BOT_ACTIVE,
  AWAITING_CUSTOMER,
  ESCALATED,
  TRANSFERRED,
  AGENT_ACTIVE,
  RESOLVED,
  CLOSED
}
