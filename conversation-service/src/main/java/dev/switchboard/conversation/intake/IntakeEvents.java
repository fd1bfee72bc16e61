package dev.switchboard.conversation.intake;

import dev.switchboard.contracts.EventEnvelope;
import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.conversation.ConversationStatus;
import dev.switchboard.contracts.conversation.ConversationStatusChanged;
import dev.switchboard.contracts.conversation.CustomerChanged;
import dev.switchboard.contracts.conversation.MessageReceived;
import dev.switchboard.contracts.conversation.MessageSent;
import dev.switchboard.contracts.conversation.MessageStatusChanged;
import dev.switchboard.conversation.intake.Conversations.Advanced;
import dev.switchboard.conversation.intake.StatusRows.Raised;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a poll tells the world: customers before their conversations, conversations before their
 * messages. Ids and times, never a word of what was said.
 */
final class IntakeEvents {
  private static final String CUSTOMER = "customer";

  private final Instant now;
  private final List<EventEnvelope<?>> events = new ArrayList<>();

  private IntakeEvents(Instant now) {
    this.now = now;
  }

  static List<EventEnvelope<?>> of(Applied applied, Instant now) {
    IntakeEvents events = new IntakeEvents(now);
    Map<UUID, Origin> origins = origins(applied.conversations());
    applied.customers().forEach(customer -> events.changed(customer, origins.get(customer.id())));
    applied.conversations().forEach(events::advanced);
    applied.met().forEach(events::raised);
    return events.events;
  }

  /** The delivery that first spoke of each customer. */
  private static Map<UUID, Origin> origins(List<Advanced> conversations) {
    Map<UUID, Origin> origins = new HashMap<>();
    for (Advanced advanced : conversations) {
      advanced
          .stored()
          .forEach(
              message ->
                  origins.putIfAbsent(
                      message.incoming().customerId(), message.incoming().arrival().origin()));
    }
    return origins;
  }

  private void changed(CustomerRow customer, @Nullable Origin origin) {
    events.add(
        new EventEnvelope<>(
            Ids.next(),
            now,
            customer.tenantId(),
            origin == null ? null : origin.traceParent(),
            new CustomerChanged(customer.id(), customer.version(), customer.language(), false)));
  }

  private void advanced(Advanced advanced) {
    ConversationState before = advanced.before();
    ConversationState after = advanced.after();
    if (advanced.begun()) {
      moved(advanced, before, null);
    }
    if (after.status() != before.status()) {
      moved(advanced, after, before.status());
    }
    advanced.stored().forEach(message -> received(message, after));
  }

  private void moved(
      Advanced advanced, ConversationState as, @Nullable ConversationStatus previous) {
    Origin origin = advanced.stored().getFirst().incoming().arrival().origin();
    events.add(
        new EventEnvelope<>(
            Ids.next(),
            now,
            as.tenantId(),
            origin.traceParent(),
            new ConversationStatusChanged(
                as.id(),
                as.version(),
                as.channelId(),
                origin.channel().kind(),
                as.customerId(),
                as.status(),
                previous,
                CUSTOMER,
                advanced.after().startedAt(),
                now)));
  }

  private void received(StoredMessage message, ConversationState conversation) {
    Arrival arrival = message.incoming().arrival();
    if (!arrival.isFromCustomer()) {
      return;
    }
    events.add(
        new EventEnvelope<>(
            arrival.key().eventId(),
            arrival.sentAt(),
            conversation.tenantId(),
            arrival.origin().traceParent(),
            new MessageReceived(
                message.id(),
                conversation.id(),
                conversation.channelId(),
                arrival.channel().kind(),
                message.incoming().customerId(),
                arrival.message().content().kind(),
                message.sequence(),
                arrival.sentAt())));
  }

  private void raised(Raised raised) {
    StatusTarget.Standing before = raised.target().standing();
    StatusTarget.Standing after = raised.after();
    if (before.sentAt() == null && after.sentAt() != null) {
      sent(raised, after.sentAt());
    }
    if (before.status() != after.status()) {
      statusChanged(raised, after);
    }
  }

  /**
   * Its id comes from the message alone: whoever else learns first that it was sent says the same.
   */
  private void sent(Raised raised, Instant sentAt) {
    StatusTarget target = raised.target();
    IntakeChannel channel = raised.word().origin().channel();
    events.add(
        new EventEnvelope<>(
            Ids.derived(target.messageId(), "sent"),
            sentAt,
            channel.tenantId(),
            raised.word().origin().traceParent(),
            new MessageSent(
                target.messageId(),
                target.conversationId(),
                channel.id(),
                channel.kind(),
                target.customerId(),
                target.role(),
                target.kind(),
                target.sequence(),
                sentAt)));
  }

  private void statusChanged(Raised raised, StatusTarget.Standing after) {
    StatusTarget target = raised.target();
    IntakeChannel channel = raised.word().origin().channel();
    Instant at = raised.word().at();
    events.add(
        new EventEnvelope<>(
            Ids.derived(target.messageId(), after.status().name()),
            at,
            channel.tenantId(),
            raised.word().origin().traceParent(),
            new MessageStatusChanged(
                target.messageId(),
                target.conversationId(),
                channel.id(),
                after.status(),
                after.error() == null ? null : after.error().code(),
                at)));
  }
}
