package dev.switchboard.conversation.understanding;

import java.util.Set;

/** Tells names of people from everything else a message may say where a name was asked for. */
final class Names {
  private static final int MOST_WORDS = 5;
  private static final Set<String> PARTICLES =
      Set.of("de", "la", "del", "los", "las", "van", "von", "y", "da", "dos", "di", "le", "bin");

  /** Given names that are everyday words, too: Will, Dolores. */
  private static final WordSets GIVEN = WordSets.load("given-names");

  private Names() {}

  /** Up to five words, none of them of everyday use unless beside one that is not. */
  static boolean isName(Words words, Span span) {
    int length = span.to() - span.from();
    if (length > MOST_WORDS || !words.all(span, Names::isWordOfLetters)) {
      return false;
    }
    if (PARTICLES.contains(words.text(span.to() - 1))) {
      return false;
    }
    if (length > 1 && GIVEN.has("GIVEN", words.text(span.from()))) {
      return !words.any(rest(span), LanguageGuess::isEveryday);
    }
    return !words.any(span, Names::isUsed) || onlySurnameIsUsed(words, span);
  }

  static boolean isNameWord(String word) {
    return isWordOfLetters(word) && !isUsed(word);
  }

  private static Span rest(Span span) {
    return new Span(span.from() + 1, span.to());
  }

  /** "Sarah Price": the last word is one a price is asked with, the first is nobody's word. */
  private static boolean onlySurnameIsUsed(Words words, Span span) {
    return span.to() - span.from() > 1
        && words.all(new Span(span.from(), span.to() - 1), Names::isNameWord)
        && !LanguageGuess.isEveryday(words.text(span.to() - 1));
  }

  private static boolean isWordOfLetters(String word) {
    return !word.equals(Word.TAKEN) && word.codePoints().allMatch(Character::isLetter);
  }

  private static boolean isUsed(String word) {
    return !PARTICLES.contains(word) && (LanguageGuess.isEveryday(word) || Vocabulary.has(word));
  }
}
