package dev.switchboard.conversation.reminder;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.conversation.sending.OutgoingService.Queued;
import org.jspecify.annotations.Nullable;

/** Something that is said in a conversation, which may have to be begun for it. */
interface Entry {
  TenantId tenant();

  Reached.Conversation conversation();

  /** Whether the conversation is a new one. */
  boolean begins();

  /** Of the event it is said for. */
  @Nullable String traceParent();

  /** Its message, and what must still hold when that is sent. */
  Queued queued();
}
