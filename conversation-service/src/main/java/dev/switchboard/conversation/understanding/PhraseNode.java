package dev.switchboard.conversation.understanding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What may follow some words of a phrase, and what they mean if nothing does. */
final class PhraseNode<T> {
  private static final int WIDEST_GAP = 3;

  private final Map<String, PhraseNode<T>> words = new HashMap<>();
  private final Map<String, PhraseNode<T>> stems = new HashMap<>();
  private @Nullable PhraseNode<T> gap;
  private @Nullable T value;

  /** Of two meanings of one phrase the list's first stays. */
  void add(List<String> phrase, T meaning) {
    if (phrase.isEmpty()) {
      value = value == null ? meaning : value;
    } else {
      child(phrase.getFirst()).add(phrase.subList(1, phrase.size()), meaning);
    }
  }

  private PhraseNode<T> child(String word) {
    if (word.equals(PhrasePattern.GAP)) {
      gap = gap == null ? new PhraseNode<>() : gap;
      return gap;
    }
    return word.endsWith("*")
        ? stems.computeIfAbsent(word.substring(0, word.length() - 1), stem -> new PhraseNode<>())
        : words.computeIfAbsent(word, exact -> new PhraseNode<>());
  }

  Phrases.@Nullable Hit<T> longest(Words message, int from, int at) {
    Phrases.@Nullable Hit<T> best =
        value == null || at == from ? null : new Phrases.Hit<>(value, from, at);
    if (at < message.size() && (at == from || message.sameClause(from, at))) {
      String word = message.text(at);
      best = longer(best, follow(words.get(word), message, from, at + 1));
      for (Map.Entry<String, PhraseNode<T>> stem : stems.entrySet()) {
        if (word.startsWith(stem.getKey())) {
          best = longer(best, follow(stem.getValue(), message, from, at + 1));
        }
      }
    }
    return longer(best, overGap(message, from, at));
  }

  /** A gap never runs over a "not": what stands behind one is denied. */
  private Phrases.@Nullable Hit<T> overGap(Words message, int from, int at) {
    Phrases.@Nullable Hit<T> best = null;
    for (int skipped = 0; gap != null && skipped <= WIDEST_GAP; skipped++) {
      int next = at + skipped;
      if (!message.sameClause(from, next)) {
        break;
      }
      best = longer(best, gap.longest(message, from, next));
      if (Negation.denies(message.text(next))) {
        break;
      }
    }
    return best;
  }

  private static <T> Phrases.@Nullable Hit<T> follow(
      @Nullable PhraseNode<T> node, Words message, int from, int at) {
    return node == null ? null : node.longest(message, from, at);
  }

  private static <T> Phrases.@Nullable Hit<T> longer(
      Phrases.@Nullable Hit<T> one, Phrases.@Nullable Hit<T> other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return other.to() > one.to() ? other : one;
  }
}
