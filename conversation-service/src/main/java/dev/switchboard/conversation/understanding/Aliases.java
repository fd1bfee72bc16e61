package dev.switchboard.conversation.understanding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Short forms and frequent misspellings of single words: "q" is "que", "tmrw" is "tomorrow". */
record Aliases(Map<String, String> words) {
  Aliases {
    words = Map.copyOf(words);
  }

  static Aliases load() {
    Map<String, String> words = new HashMap<>();
    for (PhraseFile.Line line : PhraseFile.read("aliases")) {
      for (String alias : List.of(line.text().split(" "))) {
        words.put(Folding.plain(alias), Folding.plain(line.heading()));
      }
    }
    return new Aliases(words);
  }

  String of(String word) {
    return words.getOrDefault(word, word);
  }
}
