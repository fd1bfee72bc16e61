package dev.switchboard.conversation.understanding;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a message says yes or no to what was asked. */
final class Answers {
  private final Words words;
  private final Setting setting;
  private final List<Phrases.Hit<AnswerWord>> hits;
  private final BitSet answerBegins = new BitSet();

  Answers(Words words, Setting setting) {
    this.words = words;
    this.setting = setting;
    this.hits = AnswerWord.phrases().in(words);
    hits.stream()
        .filter(hit -> hit.value() != AnswerWord.NOTHING)
        .forEach(hit -> answerBegins.set(hit.from()));
  }

  /**
   * @param intent a wish repeated says yes: "cancel it" to "cancel, sure?"
   * @param wish of the message: who names another day has not refused everything
   */
  Optional<Answer> read(Intent intent, Intents intents, Wish wish) {
    if (setting.question() == Question.NONE || says(AnswerWord.UNSURE)) {
      return Optional.empty();
    }
    Answer plain = plain(wish.from() == null);
    return plain == null ? repeated(intent, intents) : Optional.of(plain);
  }

  private @Nullable Answer plain(boolean noOtherDay) {
    boolean refuses = says(AnswerWord.CANNOT) && refusable(noOtherDay);
    Answer first = atStart(AnswerWord.YES, AnswerWord.NO);
    if (first != null) {
      return first;
    }
    if (says(AnswerWord.NO_WITHIN) || refuses) {
      return Answer.NO;
    }
    Answer urgency = setting.question() == Question.EMERGENCY_SURE ? urgency() : null;
    if (urgency != null) {
      return urgency;
    }
    boolean weak = agreesWithin() || atStart(AnswerWord.WEAK_YES, null) != null;
    return weak ? Answer.YES : null;
  }

  private boolean refusable(boolean noOtherDay) {
    return setting.question() == Question.REMINDER
        || setting.question() == Question.OFFER
        || (setting.question() == Question.WHICH_SLOT && noOtherDay);
  }

  private @Nullable Answer urgency() {
    if (says(AnswerWord.NOT_URGENT)) {
      return Answer.NO;
    }
    return says(AnswerWord.URGENT) ? Answer.YES : null;
  }

  private boolean says(AnswerWord word) {
    return hits.stream().anyMatch(hit -> hit.value() == word);
  }

  private boolean agreesWithin() {
    return hits.stream()
        .filter(hit -> hit.value() == AnswerWord.YES_WITHIN)
        .anyMatch(hit -> Negation.of(words, hit.from(), hit.to()) != Negation.DENIED);
  }

  /** The first yes or no at the beginning of a clause. */
  private @Nullable Answer atStart(AnswerWord yes, @Nullable AnswerWord no) {
    int chain = -1;
    for (Phrases.Hit<AnswerWord> hit : hits) {
      boolean starts = words.startsClause(hit.from()) || hit.from() == chain;
      if (starts && hit.value() == yes) {
        return Answer.YES;
      }
      if (starts && no != null && isNo(hit)) {
        return Answer.NO;
      }
      chain = starts ? hit.to() : chain;
    }
    return null;
  }

  private boolean isNo(Phrases.Hit<AnswerWord> hit) {
    return switch (hit.value()) {
      case NO -> true;
      case NO_ALONE -> words.endsClause(hit.to() - 1) || answerBegins.get(hit.to());
      default -> false;
    };
  }

  private Optional<Answer> repeated(Intent intent, Intents intents) {
    boolean repeats =
        switch (setting.question()) {
          case CANCEL_SURE -> intent == Intent.CANCEL;
          case VISIT_WANTED ->
              intent == Intent.BOOK
                  && (intents.says(IntentWord.REQUEST) || intents.says(IntentWord.BOOK));
          case NONE,
              WHEN,
              WHICH_SLOT,
              NAME,
              ADDRESS,
              NAME_AND_ADDRESS,
              REMINDER,
              OFFER,
              EMERGENCY_SURE ->
              false;
        };
    return repeats ? Optional.of(Answer.YES) : Optional.empty();
  }
}
