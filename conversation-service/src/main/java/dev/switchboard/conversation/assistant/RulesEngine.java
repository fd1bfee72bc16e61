package dev.switchboard.conversation.assistant;

import dev.switchboard.contracts.conversation.HandoffRequested.Reason;
import dev.switchboard.conversation.assistant.BusinessFacts.Business;
import dev.switchboard.conversation.assistant.Dialogue.Person;
import dev.switchboard.conversation.assistant.Reply.Outcome;
import dev.switchboard.conversation.assistant.Step.Help;
import dev.switchboard.conversation.customer.Learned;
import dev.switchboard.conversation.language.Language;
import dev.switchboard.conversation.language.Sentence;
import dev.switchboard.conversation.sending.Lane;
import dev.switchboard.conversation.sending.OutgoingContent;
import dev.switchboard.conversation.sending.OutgoingMessage;
import dev.switchboard.conversation.tool.ToolService;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers by rules: no key, no network but our own services, the same every time (C19, C21). */
@ApplicationScoped
class RulesEngine implements AssistantEngine {
  /** A turn that wants more is going round in circles. */
  private static final int MOST_STEPS = 8;

  private final ToolService tools;

  RulesEngine(ToolService tools) {
    this.tools = tools;
  }

  @Override
  public Uni<Reply> decide(Turn turn, Business business) {
    return decide(turn, Scene.of(turn.said(), turn.dialogue(), turn.facts(business)), 0);
  }

  private Uni<Reply> decide(Turn turn, Scene scene, int steps) {
    return switch (RulesPolicy.decide(scene)) {
      case Step.Say say -> Uni.createFrom().item(reply(say, scene));
      case Step.Ask ask ->
          steps == MOST_STEPS
              ? Uni.createFrom().item(lost(scene))
              : tools
                  .perform(turn.tools(), ask.call())
                  .chain(result -> decide(turn, scene.knowing(ask.call(), result), steps + 1));
    };
  }

  private static Reply lost(Scene scene) {
    Talk talk = Talk.about(scene).say(Sentence.CANNOT_DO_NOW);
    return switch (talk.handOff(Reason.TOOL_FAILED)) {
      case Step.Say say -> reply(say, scene);
      case Step.Ask ask -> throw new IllegalStateException("a handoff asks nothing");
    };
  }

  private static Reply reply(Step.Say say, Scene scene) {
    @Nullable Help help = say.help();
    boolean alarm = help != null && help.alarm();
    return new Reply(
        say.contents().stream().map(content -> message(content, alarm)).toList(),
        !alarm,
        new Outcome(say.after(), learned(say.after().person(), scene), help));
  }

  /** Safety goes out whoever owns the conversation. */
  private static OutgoingMessage message(OutgoingContent content, boolean alarm) {
    return alarm
        ? OutgoingMessage.ofSystem(Lane.SYSTEM, content)
        : OutgoingMessage.ofAssistant(content);
  }

  /** What the customer said of himself in this message. */
  private static Learned learned(Person person, Scene scene) {
    @Nullable Language language = person.language();
    return new Learned(
        scene.reading().name().filter(name -> name.equals(person.name())).orElse(null),
        scene.reading().address().filter(told -> told.equals(person.address())).orElse(null),
        language == null || Objects.equals(language, scene.facts().customer().language())
            ? null
            : language.code());
  }
}
