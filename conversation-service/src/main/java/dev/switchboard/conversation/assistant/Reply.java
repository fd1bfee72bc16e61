package dev.switchboard.conversation.assistant;

import dev.switchboard.conversation.assistant.Step.Help;
import dev.switchboard.conversation.customer.Learned;
import dev.switchboard.conversation.sending.OutgoingMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a turn comes to.
 *
 * @param messages to be sent in this order; none is silence
 * @param fenced whether it is dropped when somebody else has taken the conversation meanwhile
 * @param outcome what else an engine's decision leads to
 */
record Reply(List<OutgoingMessage> messages, boolean fenced, @Nullable Outcome outcome) {
  Reply {
    messages = List.copyOf(messages);
  }

  /**
   * Where an engine leaves the conversation.
   *
   * @param dialogue kept also when the words are dropped: what tools did is done
   * @param help a person who is needed
   */
  record Outcome(Dialogue dialogue, Learned learned, @Nullable Help help) {}

  static Reply silence() {
    return new Reply(List.of(), true, null);
  }

  /** Said whoever owns the conversation. */
  static Reply ofSystem(OutgoingMessage message) {
    return new Reply(List.of(message), false, null);
  }
}
