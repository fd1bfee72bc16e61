package dev.switchboard.conversation.sending;

import dev.switchboard.contracts.DomainEvent;
import dev.switchboard.contracts.EventEnvelope;
import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.conversation.MessageSent;
import dev.switchboard.contracts.conversation.MessageStatusChanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message's new standing tells the world. Ids come from the message alone, as where the
 * provider's words are taken in: whoever learns first says the same.
 */
final class SendingEvents {
  private SendingEvents() {}

  static List<EventEnvelope<?>> of(
      Pending pending, Standing after, @Nullable String traceParent, Instant now) {
    List<EventEnvelope<?>> events = new ArrayList<>();
    Standing before = pending.standing();
    Pending.Letter letter = pending.letter();
    Pending.Thread thread = pending.thread();
    if (before.sentAt() == null && after.sentAt() != null) {
      DomainEvent sent =
          new MessageSent(
              letter.id(),
              thread.conversationId(),
              pending.line().id(),
              pending.line().kind(),
              thread.customerId(),
              letter.role(),
              letter.kind(),
              letter.sequence(),
              after.sentAt());
      events.add(event(pending, "sent", after.sentAt(), traceParent, sent));
    }
    if (before.status() != after.status()) {
      Instant at = after.at() == null ? now : after.at();
      DomainEvent changed =
          new MessageStatusChanged(
              letter.id(),
              thread.conversationId(),
              pending.line().id(),
              after.status(),
              after.errorCode(),
              at);
      events.add(event(pending, after.status().name(), at, traceParent, changed));
    }
    return events;
  }

  private static EventEnvelope<DomainEvent> event(
      Pending pending, String name, Instant at, @Nullable String traceParent, DomainEvent data) {
    return new EventEnvelope<>(
        Ids.derived(pending.letter().id(), name), at, pending.thread().tenant(), traceParent, data);
  }
}
