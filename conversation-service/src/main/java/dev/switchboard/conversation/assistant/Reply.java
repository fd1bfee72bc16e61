package dev.switchboard.conversation.assistant;

import dev.switchboard.conversation.sending.OutgoingMessage;
import java.util.List;

/**
 * What a turn comes to.
 *
 * @param messages to be sent in this order; none is silence
 * @param fenced whether it is dropped when somebody else has taken the conversation meanwhile
 */
record Reply(List<OutgoingMessage> messages, boolean fenced) {
  Reply {
    messages = List.copyOf(messages);
  }

  static Reply silence() {
    return new Reply(List.of(), true);
  }

  static Reply of(OutgoingMessage... messages) {
    return new Reply(List.of(messages), true);
  }

  /** Said whoever owns the conversation. */
  static Reply ofSystem(OutgoingMessage message) {
    return new Reply(List.of(message), false);
  }
}
