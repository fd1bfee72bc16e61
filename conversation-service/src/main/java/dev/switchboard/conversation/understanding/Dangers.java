package dev.switchboard.conversation.understanding;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What in a message may not wait (features.md C22). In doubt it is a danger, not sure. */
final class Dangers {
  private static final Comparator<Danger> WORST_FIRST =
      Comparator.comparing((Danger danger) -> !danger.sure()).thenComparing(Danger::kind);

  private final Words words;
  private final Setting setting;

  Dangers(Words words, Setting setting) {
    this.words = words;
    this.setting = setting;
  }

  /** The sure before the possible, then in the order of {@link Danger.Kind}. */
  Optional<Danger> read(Intents intents) {
    return hits().stream()
        .filter(hit -> isMeant(hit.value(), intents))
        .map(this::danger)
        .flatMap(Optional::stream)
        .min(WORST_FIRST);
  }

  List<Phrases.Hit<DangerWord>> hits() {
    return DangerWord.phrases().in(words);
  }

  /** Whoever has no internet is in a hurry, and who asks the price is not. */
  private boolean isMeant(DangerWord word, Intents intents) {
    return word.certainty() != DangerWord.Certainty.URGENT
        || !(Intents.isInternet(setting) || intents.says(IntentWord.PRICE));
  }

  private Optional<Danger> danger(Phrases.Hit<DangerWord> hit) {
    Danger.@Nullable Kind kind = hit.value().kind();
    Negation negation = Negation.of(words, hit.from(), hit.to());
    if (kind == null || negation == Negation.DENIED) {
      return Optional.empty();
    }
    boolean stated = negation == Negation.STATED || setting.question() == Question.EMERGENCY_SURE;
    return Optional.of(
        new Danger(kind, hit.value().certainty() == DangerWord.Certainty.SURE && stated));
  }
}
