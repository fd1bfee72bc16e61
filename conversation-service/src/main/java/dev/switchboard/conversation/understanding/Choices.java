package dev.switchboard.conversation.understanding;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Which of the times offered a message takes. */
final class Choices {
  private static final Phrases<String> PHRASES = Phrases.load("choices", String::valueOf);
  private static final Set<String> OPTION =
      Set.of("la", "el", "opcion", "option", "numero", "number", "nro", "num", "choice", "slot");
  private static final Set<String> NOT_CHOICES =
      Set.of("/", ":", "-", "de", "of", "am", "pm", "hs", "h", "st", "th", "menos", "oclock");

  private final Words words;
  private final int offers;
  private final List<Phrases.Hit<String>> hits;
  private final BitSet fillers = new BitSet();

  /** By clause, the place of its first "not". */
  private final Map<Integer, Integer> denials = new HashMap<>();

  Choices(Words words, Setting setting) {
    this.words = words;
    this.offers = setting.offers();
    this.hits = PHRASES.in(words);
    for (int i = 0; i < words.size(); i++) {
      if (Negation.denies(words.text(i))) {
        denials.putIfAbsent(words.list().get(i).clause(), i);
      }
    }
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
        .filter(hit -> place(hit.value()) > 0)
        .filter(hit -> Negation.of(words, hit.from(), hit.to()) != Negation.DENIED)
        .mapToInt(hit -> place(hit.value()))
        .findFirst()
        .orElseGet(() -> hits.stream().anyMatch(this::takesAny) ? 1 : 0);
  }

  /** "I don't like any of those" takes none. */
  private boolean takesAny(Phrases.Hit<String> hit) {
    if (!hit.value().equals("ANY")) {
      return false;
    }
    Integer denied = denials.get(words.list().get(hit.from()).clause());
    return denied == null || denied >= hit.from();
  }

  private int place(String heading) {
    return switch (heading) {
      case "LAST" -> offers;
      case "MIDDLE" -> offers % 2 == 1 ? (offers + 1) / 2 : 0;
      case "ANY", "FILLER", "NOTHING" -> 0;
      default -> Integer.parseInt(heading);
    };
  }

  /** Two different numbers choose nothing: "la 1 o la 2". */
  private int byNumber() {
    int found = 0;
    for (int i = 0; i < words.size(); i++) {
      int number = numberAt(i);
      if (number > 0 && number <= offers && isOption(i)) {
        if (found != 0 && found != number) {
          return 0;
        }
        found = number;
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
    String next = words.text(place + 1);
    boolean other =
        words.sameClause(place, place + 1)
            && (NOT_CHOICES.contains(next) || (next.equals("y") && isMinutes(place + 2)));
    boolean led = words.sameClause(place - 1, place) && OPTION.contains(words.text(place - 1));
    return !other && ((led && !afterAt(place)) || isOnlyNumber(place));
  }

  /** "la 1 y media" is a time. */
  private boolean isMinutes(int place) {
    return words.text(place).equals("media") || words.text(place).equals("cuarto");
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
