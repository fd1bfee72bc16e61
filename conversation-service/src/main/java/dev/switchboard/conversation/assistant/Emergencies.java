package dev.switchboard.conversation.assistant;

import dev.switchboard.conversation.assistant.Dialogue.Once;
import dev.switchboard.conversation.assistant.Dialogue.SetAside;
import dev.switchboard.conversation.language.Sentence;
import dev.switchboard.conversation.understanding.Answer;
import dev.switchboard.conversation.understanding.Danger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What cannot wait (features.md C22): how to be safe comes before everything else, also when the
 * conversation is a person's by now.
 */
final class Emergencies {
  private static final int LONGEST_ASIDE = 1_000;

  private Emergencies() {}

  /** Empty when there is no danger in what was said. */
  static Optional<Step> first(Talk talk) {
    if (talk.dialogue().asked() == Asked.EMERGENCY_SURE && talk.reading().answer().isPresent()) {
      return Optional.of(ruledInOrOut(talk, talk.reading().answer().get()));
    }
    return talk.reading()
        .danger()
        .map(danger -> danger.sure() ? act(talk, danger.kind()) : ask(talk));
  }

  /** Said once: whoever took over reads the rest. */
  static Step whileOthersTalk(Talk talk) {
    return talk.reading()
        .danger()
        .filter(danger -> danger.sure() && !talk.dialogue().has(Once.SAFETY))
        .map(danger -> act(talk, danger.kind()))
        .orElseGet(talk::silence);
  }

  private static Step act(Talk talk, Danger.Kind kind) {
    String country = talk.facts().business().country();
    String number =
        kind == Danger.Kind.GAS ? EmergencyNumbers.gas(country) : EmergencyNumbers.general(country);
    return talk.doing(Once.SAFETY).say(safety(kind), number).say(Sentence.TEAM_ALERTED).alarm();
  }

  private static Sentence safety(Danger.Kind kind) {
    return switch (kind) {
      case GAS, CARBON_MONOXIDE -> Sentence.SAFETY_GAS;
      case FIRE -> Sentence.SAFETY_FIRE;
      case ELECTRICITY -> Sentence.SAFETY_ELECTRICITY;
      case FLOOD -> Sentence.SAFETY_WATER;
      case SEWAGE, OTHER -> Sentence.SAFETY;
    };
  }

  private static Step ask(Talk talk) {
    SetAside message =
        new SetAside(talk.scene().said().words(LONGEST_ASIDE), talk.dialogue().asked());
    Talk aside = talk.remembering(talk.dialogue().memory().puttingAside(message)).greeting();
    return Questions.ask(aside, Asked.EMERGENCY_SURE);
  }

  private static Step ruledInOrOut(Talk talk, Answer answer) {
    @Nullable SetAside message = talk.dialogue().memory().setAside();
    return switch (answer) {
      case YES -> act(talk, kindOf(talk, message));
      case NO -> message == null ? RulesPolicy.calm(settled(talk)) : resumed(talk, message);
    };
  }

  private static Danger.Kind kindOf(Talk talk, @Nullable SetAside message) {
    return Optional.ofNullable(message)
        .flatMap(aside -> talk.scene().saying(aside.text(), talk.dialogue()).reading().danger())
        .map(Danger::kind)
        .orElse(Danger.Kind.OTHER);
  }

  /** What was said before the question is taken up as if it had just been said. */
  private static Step resumed(Talk talk, SetAside message) {
    Dialogue before =
        talk.dialogue()
            .asking(message.asked())
            .remembering(talk.dialogue().memory().puttingAside(null));
    return RulesPolicy.calm(Talk.about(talk.scene().saying(message.text(), before)));
  }

  private static Talk settled(Talk talk) {
    return talk.now(talk.dialogue().asking(Asked.NONE));
  }
}
