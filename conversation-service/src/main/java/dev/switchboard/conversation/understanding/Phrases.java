package dev.switchboard.conversation.understanding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the phrases of one word list. At each place the longest wins and its words are used up, so
 * a list says its own exceptions: "gas bill" leaves nothing for "gas".
 *
 * @param <T> what a phrase of the list means
 */
final class Phrases<T> {
  private final PhraseNode<T> root = new PhraseNode<>();
  private final Set<String> vocabulary = new HashSet<>();

  /**
   * @param meaning of a heading of the list
   */
  static <T> Phrases<T> load(String list, Function<String, T> meaning) {
    Phrases<T> phrases = new Phrases<>();
    for (PhraseFile.Line line : PhraseFile.read(list)) {
      T value = meaning.apply(line.heading());
      PhrasePattern.phrases(line.text()).forEach(phrase -> phrases.add(phrase, value));
    }
    return phrases;
  }

  private void add(List<String> phrase, T value) {
    if (phrase.isEmpty()) {
      throw new IllegalArgumentException("a phrase has a word; only options stand there");
    }
    root.add(phrase, value);
    vocabulary.addAll(phrase);
  }

  /** In the order of the message; no two share a word. */
  List<Hit<T>> in(Words words) {
    List<Hit<T>> hits = new ArrayList<>();
    int at = 0;
    while (at < words.size()) {
      Hit<T> hit = at(words, at);
      if (hit == null) {
        at++;
      } else {
        hits.add(hit);
        at = hit.to();
      }
    }
    return hits;
  }

  /** The longest phrase at every place, also inside of another. */
  List<Hit<T>> everywhere(Words words) {
    List<Hit<T>> hits = new ArrayList<>();
    for (int from = 0; from < words.size(); from++) {
      Hit<T> hit = at(words, from);
      if (hit != null) {
        hits.add(hit);
      }
    }
    return hits;
  }

  /** The longest phrase that begins here. */
  @Nullable Hit<T> at(Words words, int from) {
    return root.longest(words, from, from);
  }

  /** Whether some phrase has this very word. */
  boolean knows(String word) {
    return vocabulary.contains(word);
  }

  /** The phrase stands at {@code from} and ends before {@code to}. */
  record Hit<T>(T value, int from, int to) {}
}
