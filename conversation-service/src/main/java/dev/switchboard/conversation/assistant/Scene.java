package dev.switchboard.conversation.assistant;

import dev.switchboard.contracts.Ids;
import dev.switchboard.conversation.tool.ToolCall;
import dev.switchboard.conversation.tool.ToolResult;
import dev.switchboard.conversation.understanding.Reading;
import dev.switchboard.conversation.understanding.Setting;
import dev.switchboard.conversation.understanding.Understanding;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All a decision is made of. Deciding again with one more answer known leads one step further.
 *
 * @param dialogue as the last turn left it
 * @param known what tools have answered in this turn
 */
record Scene(
    Said said,
    Dialogue dialogue,
    Facts facts,
    Reading reading,
    Map<ToolCall<?>, ToolResult<?>> known) {
  Scene {
    known = Map.copyOf(known);
  }

  static Scene of(Said said, Dialogue left, Facts facts) {
    Scene scene = begun(said, left, facts);
    Facts heard = facts.heard(scene.reading().answer().isPresent());
    return heard == facts ? scene : begun(said, left, heard);
  }

  private static Scene begun(Said said, Dialogue left, Facts facts) {
    Dialogue dialogue = open(left, facts);
    return new Scene(said, dialogue, facts, read(said.words(), dialogue, facts), Map.of());
  }

  /** An offer or a reminder that waits for its answer is the open question, until it is over. */
  private static Dialogue open(Dialogue left, Facts facts) {
    boolean mayBeOver = left.asked() == Asked.REMINDER || left.asked() == Asked.OFFER;
    Dialogue without = mayBeOver ? left.asking(Asked.NONE) : left;
    if (facts.offer().isPresent()) {
      return without.asking(Asked.OFFER);
    }
    return facts
        .reminder()
        .map(it -> without.asking(Asked.REMINDER).about(it.visit()))
        .orElse(without);
  }

  /** The same for the same words in this conversation; tells none of them. */
  UUID wording() {
    return Ids.derived(facts.conversationId(), said.words());
  }

  /** With what a tool answered. */
  Scene knowing(ToolCall<?> call, ToolResult<?> result) {
    Map<ToolCall<?>, ToolResult<?>> more = new HashMap<>(known);
    more.put(call, result);
    return new Scene(said, dialogue, facts, reading, more);
  }

  /** The result of a call, if it has been made. */
  @SuppressWarnings("unchecked") // a result is only ever put beside the call that led to it
  <R> Optional<ToolResult<R>> result(ToolCall<R> call) {
    @Nullable ToolResult<?> result = known.get(call);
    return Optional.ofNullable((ToolResult<R>) result);
  }

  /** As if this had been said in this state of things. */
  Scene saying(String text, Dialogue before) {
    return new Scene(
        new Said(said.kind(), text, null), before, facts, read(text, before, facts), known);
  }

  private static Reading read(String text, Dialogue dialogue, Facts facts) {
    return Understanding.read(
        text,
        new Setting(
            dialogue.asked().readAs(),
            dialogue.offer().slots().size(),
            facts.localNow(),
            facts.business().vertical()));
  }
}
