package dev.switchboard.conversation.understanding;

import java.util.Set;

/** Tells addresses from everything else a message may say where one was asked for. */
final class Addresses {
  private static final int LAST_HOUR_OR_DATE = 31;
  private static final int LONGEST_HOUSE_NUMBER = 5;
  private static final int SHORTEST_NAME = 3;

  /** Everyday words that stand in addresses. */
  private static final Set<String> JOINING =
      Set.of(
          "de", "la", "el", "los", "las", "del", "the", "of", "on", "y", "and", "in", "en", "at",
          "a", "old", "new", "to", "do", "er", "ta", "da", "entre", "esquina", "san", "s", "n");

  private Addresses() {}

  /** Whether a part of an address can stand in these words, and nothing else does. */
  static boolean isPart(Words words, Span span) {
    boolean talks =
        words.any(
            span,
            word ->
                LanguageGuess.isEveryday(word) && !JOINING.contains(word) && !isPlaceWord(word));
    return !talks && (words.any(span, Addresses::isPlaceName) || words.any(span, Addresses::marks));
  }

  /** Whether the words begin an address: a number, or "calle", or "Road" is in them. */
  static boolean isStart(Words words, Span span) {
    return isPart(words, span) && words.any(span, Addresses::marks);
  }

  /** "Belgrano y Mitre". */
  static boolean isCorner(Words words, Span span) {
    int length = span.to() - span.from();
    return length >= 3
        && isPart(words, span)
        && words.any(span, word -> Set.of("y", "and", "esquina", "esq").contains(word));
  }

  /** The place of the first word that belongs to an address for sure; {@code to} if none does. */
  static int firstMark(Words words, Span span) {
    for (int i = span.from(); i < span.to(); i++) {
      if (marks(words.text(i))) {
        return i;
      }
    }
    return span.to();
  }

  static boolean marks(String word) {
    return isPlaceWord(word) || (Word.isNumber(word) && word.length() <= LONGEST_HOUSE_NUMBER);
  }

  private static boolean isPlaceWord(String word) {
    return Places.opens(word) || Places.isStreet(word) || Places.isUnit(word);
  }

  /** A name nobody talks with, or a number that is no hour and no day. */
  private static boolean isPlaceName(String word) {
    if (Word.isNumber(word)) {
      return word.length() <= LONGEST_HOUSE_NUMBER && Integer.parseInt(word) > LAST_HOUR_OR_DATE;
    }
    return isPlaceWord(word)
        || (word.length() >= SHORTEST_NAME
            && !LanguageGuess.isEveryday(word)
            && !Vocabulary.has(word));
  }
}
