package dev.switchboard.conversation.assistant;

import dev.switchboard.contracts.conversation.HandoffRequested.Reason;
import dev.switchboard.conversation.assistant.Dialogue.Memory;
import dev.switchboard.conversation.assistant.Dialogue.Once;
import dev.switchboard.conversation.assistant.Dialogue.Wanted;
import dev.switchboard.conversation.assistant.Step.Help;
import dev.switchboard.conversation.language.Language;
import dev.switchboard.conversation.language.Sentence;
import dev.switchboard.conversation.sending.OutgoingContent;
import dev.switchboard.conversation.sending.OutgoingContent.Option;
import dev.switchboard.conversation.tool.ToolCall;
import dev.switchboard.conversation.tool.ToolResult;
import dev.switchboard.conversation.understanding.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A turn while it is decided: what it has to go by, where the conversation has got to, and what is
 * to be said so far. Never changes; each method gives the next one, or the {@link Step} to take.
 */
record Talk(Scene scene, Dialogue dialogue, List<String> lines) {
  Talk {
    lines = List.copyOf(lines);
  }

  /**
   * Whatever comes of it, the message counts as understood until it is found not to be. One word
   * ("cancel", "ok") does not change the language.
   */
  static Talk about(Scene scene) {
    Dialogue before = scene.dialogue();
    Dialogue now = before.remembering(before.memory().understanding(scene.wording()));
    Dialogue spoken =
        scene
            .reading()
            .language()
            .filter(language -> now.person().language() == null || scene.said().isSentence())
            .map(language -> now.with(now.person().speaking(language)))
            .orElse(now);
    return new Talk(scene, spoken, List.of());
  }

  Reading reading() {
    return scene.reading();
  }

  Facts facts() {
    return scene.facts();
  }

  /** features.md C35. */
  Language language() {
    @Nullable Language spoken = dialogue.person().language();
    if (spoken != null) {
      return spoken;
    }
    @Nullable Language usual = facts().customer().language();
    return usual == null ? facts().business().language() : usual;
  }

  Phrases phrases() {
    return new Phrases(language(), facts().business());
  }

  Talk now(Dialogue next) {
    return new Talk(scene, next, lines);
  }

  Talk wanting(Wanted wanted) {
    return now(dialogue.wanting(wanted));
  }

  Talk doing(Once what) {
    return now(dialogue.remembering(dialogue.memory().doing(what)));
  }

  Talk remembering(Memory memory) {
    return now(dialogue.remembering(memory));
  }

  Talk say(Sentence sentence, Object... values) {
    return line(sentence.in(language(), values));
  }

  Talk line(String text) {
    List<String> more = new ArrayList<>(lines);
    more.add(text);
    return new Talk(scene, dialogue, more);
  }

  /** Says who it is, the first time it says anything. */
  Talk greeting() {
    if (facts().greeted()) {
      return this;
    }
    String business = facts().business().name();
    return facts()
        .customer()
        .firstName()
        .map(name -> say(Sentence.HELLO_NAMED, name, business))
        .orElseGet(() -> say(Sentence.HELLO, business));
  }

  /** Goes on with what a tool says; one that fails makes this a person's business. */
  <R> Step after(ToolCall<R> call, Function<R, Step> then) {
    return after(call, then, this::failed);
  }

  <R> Step after(ToolCall<R> call, Function<R, Step> then, Supplier<Step> otherwise) {
    Optional<ToolResult<R>> result = scene.result(call);
    if (result.isEmpty()) {
      return new Step.Ask(call);
    }
    return switch (result.get()) {
      case ToolResult.Answered<R> answered -> then.apply(answered.answer());
      case ToolResult.Failed<R> failed -> otherwise.get();
    };
  }

  private Step failed() {
    return say(Sentence.CANNOT_DO_NOW).handOff(Reason.TOOL_FAILED);
  }

  /** Nothing of ours can go on from here without a person. */
  Step handOff(Reason reason) {
    Talk last = say(Sentence.HANDED_OFF);
    return new Step.Say(
        dialogue.settled(), last.contents(List.of()), new Help(reason, summary(), false));
  }

  /** Said whoever owns the conversation, and the owner is told. */
  Step alarm() {
    return new Step.Say(
        dialogue.settled(), contents(List.of()), new Help(Reason.EMERGENCY, summary(), true));
  }

  Step done() {
    return done(List.of());
  }

  /**
   * @param buttons three at most
   */
  Step done(List<Option> buttons) {
    return new Step.Say(dialogue, contents(buttons), null);
  }

  Step silence() {
    return new Step.Say(dialogue, List.of(), null);
  }

  private List<OutgoingContent> contents(List<Option> buttons) {
    String text = String.join("\n", lines);
    if (text.isEmpty()) {
      return List.of();
    }
    return List.of(
        buttons.isEmpty()
            ? new OutgoingContent.Text(text)
            : new OutgoingContent.Buttons(text, buttons));
  }

  private String summary() {
    String wanted = dialogue.wanted().description();
    String words = scene.said().words();
    return wanted == null || wanted.equals(words) ? words : wanted + "\n" + words;
  }
}
