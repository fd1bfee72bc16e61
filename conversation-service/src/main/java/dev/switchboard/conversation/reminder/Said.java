package dev.switchboard.conversation.reminder;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.conversation.sending.Condition;
import dev.switchboard.conversation.sending.OutgoingMessage;
import dev.switchboard.conversation.sending.OutgoingService.Queued;
import org.jspecify.annotations.Nullable;

/**
 * A reminder that is said.
 *
 * @param begins whether the conversation is a new one
 */
record Said(Due due, Reached.Conversation conversation, boolean begins, OutgoingMessage message)
    implements Verdict, Entry {

  @Override
  public TenantId tenant() {
    return due.tenant();
  }

  @Override
  public @Nullable String traceParent() {
    return due.traceParent();
  }

  @Override
  public Queued queued() {
    Condition condition =
        new Condition(
            Condition.About.REMINDER,
            due.reminder().reminderId(),
            due.reminder().appointmentVersion(),
            due.reminder().notAfter());
    return new Queued(due.tenant(), conversation.id(), message, condition, traceParent());
  }
}
