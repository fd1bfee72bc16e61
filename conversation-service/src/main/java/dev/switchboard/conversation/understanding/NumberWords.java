package dev.switchboard.conversation.understanding;

import java.util.Map;
import java.util.stream.Collectors;

/** The numbers people write as words: as far as the hours of the clock. */
final class NumberWords {
  private static final Map<String, Integer> NUMBERS =
      PhraseFile.read("numbers").stream()
          .flatMap(
              line ->
                  PhrasePattern.phrases(line.text()).stream()
                      .map(phrase -> Map.entry(phrase.getFirst(), Integer.valueOf(line.heading()))))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private NumberWords() {}

  /**
   * @return -1 for a word that is no number
   */
  static int of(String word) {
    return NUMBERS.getOrDefault(word, -1);
  }
}
