package dev.switchboard.conversation.understanding;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A list of single words under headings. */
record WordSets(Map<String, Set<String>> sets) {
  WordSets {
    sets = Map.copyOf(sets);
  }

  static WordSets load(String list) {
    return new WordSets(
        PhraseFile.read(list).stream()
            .collect(
                Collectors.groupingBy(
                    PhraseFile.Line::heading,
                    Collectors.flatMapping(
                        line -> Arrays.stream(line.text().split(" ")).map(WordSets::folded),
                        Collectors.toSet()))));
  }

  private static String folded(String word) {
    return Folding.fold(word.replace("'", ""));
  }

  boolean has(String heading, String word) {
    return sets.getOrDefault(heading, Set.of()).contains(word);
  }
}
