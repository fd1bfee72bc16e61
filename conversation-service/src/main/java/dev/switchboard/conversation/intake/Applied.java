package dev.switchboard.conversation.intake;

import dev.switchboard.conversation.intake.Conversations.Advanced;
import dev.switchboard.conversation.intake.StatusRows.Raised;
import java.util.List;

/**
 * What a poll changed.
 *
 * @param customers made or completed
 * @param conversations with their new messages
 * @param met our own messages that a word was about, whether or not it raised them
 */
record Applied(List<CustomerRow> customers, List<Advanced> conversations, List<Raised> met) {
  Applied {
    customers = List.copyOf(customers);
    conversations = List.copyOf(conversations);
    met = List.copyOf(met);
  }
}
