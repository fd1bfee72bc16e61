package dev.switchboard.conversation.understanding;

import dev.switchboard.conversation.language.Language;
import java.util.Optional;

/** Guesses a message's language by words only one of them has (features.md C35). */
final class LanguageGuess {
  private static final WordSets WORDS = WordSets.load("languages");

  private LanguageGuess() {}

  /**
   * @return empty while both are as likely: "ok", a name, a number
   */
  static Optional<Language> of(Words words) {
    long spanish = count(words, "ES");
    long english = count(words, "EN");
    if (spanish > 2 * english) {
      return Optional.of(Language.ES);
    }
    return english > 2 * spanish ? Optional.of(Language.EN) : Optional.empty();
  }

  /** Whether it is an everyday word of either language: no name of a person or a street. */
  static boolean isEveryday(String word) {
    return WORDS.has("ES", word) || WORDS.has("EN", word) || WORDS.has("BOTH", word);
  }

  private static long count(Words words, String language) {
    return words.list().stream().filter(word -> WORDS.has(language, word.text())).count();
  }
}
