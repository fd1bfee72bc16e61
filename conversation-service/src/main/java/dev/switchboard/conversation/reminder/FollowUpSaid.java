package dev.switchboard.conversation.reminder;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.conversation.sending.Condition;
import dev.switchboard.conversation.sending.OutgoingMessage;
import dev.switchboard.conversation.sending.OutgoingService.Queued;
import org.jspecify.annotations.Nullable;

/** A follow-up that is said. */
record FollowUpSaid(
    FollowUp followUp, Reached.Conversation conversation, boolean begins, OutgoingMessage message)
    implements Entry {
  private static final long ONLY_VERSION = 1;

  @Override
  public TenantId tenant() {
    return followUp.tenant();
  }

  @Override
  public @Nullable String traceParent() {
    return followUp.traceParent();
  }

  @Override
  public Queued queued() {
    Condition condition =
        new Condition(
            Condition.About.FOLLOW_UP,
            followUp.due().followUpId(),
            ONLY_VERSION,
            followUp.due().notAfter());
    return new Queued(tenant(), conversation.id(), message, condition, traceParent());
  }
}
