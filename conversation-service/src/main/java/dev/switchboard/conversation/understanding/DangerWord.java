package dev.switchboard.conversation.understanding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a phrase of {@code dangers.txt} says; its headings read "GAS SURE", "NOTHING".
 *
 * @param kind null for what looks like a danger and is none: "gas bill"
 */
record DangerWord(Danger.@Nullable Kind kind, Certainty certainty) {
  private static final Phrases<DangerWord> PHRASES = Phrases.load("dangers", DangerWord::of);

  enum Certainty {
    SURE,
    POSSIBLE,
    /** "urgent": people say so of what is not dangerous at all. */
    URGENT
  }

  static Phrases<DangerWord> phrases() {
    return PHRASES;
  }

  private static DangerWord of(String heading) {
    List<String> parts = List.of(heading.split(" "));
    return parts.size() == 1
        ? new DangerWord(null, Certainty.POSSIBLE)
        : new DangerWord(Danger.Kind.valueOf(parts.getFirst()), Certainty.valueOf(parts.getLast()));
  }
}
