package dev.switchboard.conversation.understanding;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Which of the times offered a message takes. */
final class Choices {
  private static final Phrases<String> PHRASES = Phrases.load("choices", String::valueOf);
  private static final Set<String> OPTION =
      Set.of("la", "el", "opcion", "option", "numero", "number", "nro", "num", "choice", "slot");
  private static final Set<String> NOT_CHOICES =
      Set.of("/", ":", "-", "de", "of", "y", "am", "pm", "hs", "h", "st", "th", "menos", "oclock");

  private final Words words;
  private final int offers;
  private final List<Phrases.Hit<String>> hits;
  private final BitSet fillers = new BitSet();

  Choices(Words words, Setting setting) {
    this.words = words;
    this.offers = setting.offers();
    this.hits = PHRASES.in(words);
    hits.stream()
        .filter(hit -> hit.value().equals("FILLER"))
        .forEach(hit -> fillers.set(hit.from(), hit.to()));
  }

  OptionalInt read() {
    if (offers <= 0) {
      return OptionalInt.empty();
    }
    int number = byNumber();
    int choice = number > 0 ? number : byName();
    return choice >= 1 && choice <= offers ? OptionalInt.of(choice) : OptionalInt.empty();
  }

  /** A place by its name wins over "any of them". */
  private int byName() {
    return hits.stream()
        .filter(hit -> Negation.of(words, hit.from(), hit.to()) != Negation.DENIED)
        .mapToInt(hit -> place(hit.value()))
        .filter(place -> place > 0)
        .findFirst()
        .orElseGet(() -> says("ANY") ? 1 : 0);
  }

  private boolean says(String heading) {
    return hits.stream().anyMatch(hit -> hit.value().equals(heading));
  }

  private int place(String heading) {
    return switch (heading) {
      case "LAST" -> offers;
      case "MIDDLE" -> offers % 2 == 1 ? (offers + 1) / 2 : 0;
      case "ANY", "FILLER", "NOTHING" -> 0;
      default -> Integer.parseInt(heading);
    };
  }

  private int byNumber() {
    int found = 0;
    for (int i = 0; i < words.size(); i++) {
      int number = numberAt(i);
      if (number > 0 && number <= offers && isOption(i)) {
        found = found == 0 ? number : found;
      }
    }
    return found;
  }

  /** "una" is an article, or one o'clock. */
  private int numberAt(int place) {
    String word = words.text(place);
    int number = words.number(place);
    return number >= 0 || word.equals("una") ? number : NumberWords.of(word);
  }

  private boolean isOption(int place) {
    boolean other =
        words.sameClause(place, place + 1) && NOT_CHOICES.contains(words.text(place + 1));
    boolean led = words.sameClause(place - 1, place) && OPTION.contains(words.text(place - 1));
    return !other && ((led && !afterAt(place)) || isOnlyNumber(place));
  }

  /** "a la 1" is a time. */
  private boolean afterAt(int place) {
    return words.text(place - 1).equals("la") && words.text(place - 2).equals("a");
  }

  /** "la 2 dale": beside the number only words that mean nothing more. */
  private boolean isOnlyNumber(int place) {
    return words.size() - fillers.cardinality() == (fillers.get(place) ? 0 : 1);
  }
}
