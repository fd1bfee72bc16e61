package dev.switchboard.conversation.intake;

import dev.switchboard.conversation.whatsapp.InboundMessage;
import java.time.Instant;

/**
 * A message and how it came.
 *
 * @param sentAt the provider's time, or ours where it gave none
 * @param countsAt the same, but never in the future: a wrong clock must not hold open the customer
 *     service window
 */
record Arrival(Origin origin, Instant sentAt, Instant countsAt, InboundMessage message) {
  static Arrival of(Origin origin, InboundMessage message, Instant now) {
    Instant sentAt = message.sentAt() == null ? now : message.sentAt();
    return new Arrival(origin, sentAt, sentAt.isAfter(now) ? now : sentAt, message);
  }

  IntakeChannel channel() {
    return origin.channel();
  }

  MessageKey key() {
    return new MessageKey(channel().id(), message.id());
  }

  /** Whether a person spoke, rather than the provider about him. */
  boolean isFromCustomer() {
    return switch (message.content().kind()) {
      case SYSTEM -> false;
      case TEXT,
          IMAGE,
          AUDIO,
          VIDEO,
          DOCUMENT,
          STICKER,
          LOCATION,
          CONTACTS,
          BUTTON_REPLY,
          LIST_REPLY,
          REACTION,
          EDIT,
          REVOKE,
          TEMPLATE,
          UNSUPPORTED ->
          true;
    };
  }

  /**
   * Whether it says something new that wants an answer. A reaction, an edit and a revoke are about
   * what was said before: they reopen nothing, and open no customer service window, which errs on
   * the side of sending a template.
   */
  boolean opensTheFloor() {
    return switch (message.content().kind()) {
      case SYSTEM, REACTION, EDIT, REVOKE -> false;
      case TEXT,
          IMAGE,
          AUDIO,
          VIDEO,
          DOCUMENT,
          STICKER,
          LOCATION,
          CONTACTS,
          BUTTON_REPLY,
          LIST_REPLY,
          TEMPLATE,
          UNSUPPORTED ->
          true;
    };
  }
}
