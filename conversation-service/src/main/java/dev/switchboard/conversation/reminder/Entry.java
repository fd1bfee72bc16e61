package dev.switchboard.conversation.reminder;

import dev.switchboard.contracts.TenantId;

/** Something that is said in a conversation, which may have to be begun for it. */
interface Entry {
  TenantId tenant();

  Reached.Conversation conversation();

  /** Whether the conversation is a new one. */
  boolean begins();
}
