package dev.switchboard.conversation.understanding;

import java.util.Set;

/**
 * Where a message tells what is broken. A day beside it says since when, not when to come: "el
 * jueves se cortó internet".
 *
 * @param telling the clauses that say what is wrong and ask for nothing
 */
record Symptoms(Words words, Set<Integer> telling) {
  Symptoms {
    telling = Set.copyOf(telling);
  }

  boolean explain(int place) {
    return telling.contains(words.list().get(place).clause());
  }
}
