package dev.switchboard.conversation.understanding;

import java.util.Set;

/** Finds where a name ends and an address begins when no comma says so. */
final class NameBoundary {
  private static final Set<String> JOINS = Set.of("de", "en", "at", "from", "of", "in", "y", "and");
  private static final int SHORT_NAME = 2;
  private static final int LONG_NAME = 3;
  private static final int WORDS_OF_LONG_NAME = 5;

  private NameBoundary() {}

  /**
   * @param led whether "soy" or its like stands before, so that the first word is a name for sure
   * @return the place after the name; the span's beginning if it has none, its end if no address
   */
  static int in(Words words, Span span, boolean led) {
    int mark = Addresses.firstMark(words, span);
    if (mark == span.to() || mark == span.from()) {
      return mark;
    }
    for (int i = mark; led && i > span.from(); i--) {
      if (JOINS.contains(words.text(i)) && !words.text(i).equals("y")) {
        return i;
      }
    }
    boolean number = Word.isNumber(words.text(mark));
    return number && !isEnglish(words, span, mark)
        ? span.from() + namesBefore(mark - span.from(), led)
        : streetBegins(words, span, mark, number);
  }

  /** Where only a name was asked for a number behind it is a telephone's: the name ends there. */
  static int beforeNumber(Words words, Span span) {
    int at = span.from();
    while (at < span.to() && !Word.isNumber(words.text(at))) {
      at++;
    }
    return at;
  }

  /** After the number comes the street: "Tom Hartley 12 Cotham Brow". */
  private static boolean isEnglish(Words words, Span span, int number) {
    return number + 1 < span.to() && words.any(new Span(number + 1, span.to()), Places::isStreet);
  }

  /** "Ana Pérez Belgrano 1234": two words are a name before a street of one or two. */
  private static int namesBefore(int count, boolean led) {
    if (count >= WORDS_OF_LONG_NAME) {
      return LONG_NAME;
    }
    if (count > SHORT_NAME) {
      return SHORT_NAME;
    }
    return led ? 1 : 0;
  }

  private static int streetBegins(Words words, Span span, int mark, boolean number) {
    boolean opens = number || Places.opens(words.text(mark));
    // "Cotham Brow" without a number: the mark is the street's last word, not its first.
    return opens ? mark : span.from();
  }

  /** The word between the two belongs to neither: "Ana de Belgrano 1234". */
  static int skipJoin(Words words, int boundary, int end) {
    return boundary < end && JOINS.contains(words.text(boundary)) ? boundary + 1 : boundary;
  }
}
