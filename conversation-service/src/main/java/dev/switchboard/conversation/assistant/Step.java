package dev.switchboard.conversation.assistant;

import dev.switchboard.contracts.conversation.HandoffRequested;
import dev.switchboard.conversation.sending.OutgoingContent;
import dev.switchboard.conversation.tool.ToolCall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to do next in a turn. */
sealed interface Step {
  /** Ask a tool, and decide again with its answer. */
  record Ask(ToolCall<?> call) implements Step {}

  /**
   * The turn's end.
   *
   * @param after where the conversation stands then
   * @param contents said in this order; none is silence
   * @param help what is asked of people
   */
  record Say(Dialogue after, List<OutgoingContent> contents, @Nullable Help help) implements Step {
    public Say {
      contents = List.copyOf(contents);
    }
  }

  /**
   * A person is needed.
   *
   * @param summary for whoever takes over
   * @param alarm whether the owner is told at once
   */
  record Help(HandoffRequested.Reason reason, String summary, boolean alarm) {}
}
