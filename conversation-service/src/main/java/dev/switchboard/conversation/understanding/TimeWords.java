package dev.switchboard.conversation.understanding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A message with what its words say about when, found once and asked by place. */
final class TimeWords {
  /** After one of these a new thought begins: "mañana no puedo, mejor el viernes". */
  private static final Set<String> TURNS =
      Set.of("but", "pero", "mejor", "rather", "instead", "sino", "prefer", "prefiero", "though");

  private static final Set<String> EXCEPT = Set.of("menos", "excepto", "salvo", "except", "apart");

  private final Words words;
  private final List<Phrases.Hit<TimeWord>> hits;
  private final List<Phrases.@Nullable Hit<TimeWord>> byPlace = new ArrayList<>();
  private final List<Integer> thoughts = new ArrayList<>();
  private final Map<Integer, Set<TimeWord>> said = new HashMap<>();

  TimeWords(Words words) {
    this.words = words;
    this.hits = TimeWord.phrases().in(words);
    words.list().forEach(word -> byPlace.add(null));
    for (Phrases.Hit<TimeWord> hit : hits) {
      Collections.fill(byPlace.subList(hit.from(), hit.to()), hit);
    }
    int thought = 0;
    for (int i = 0; i < words.size(); i++) {
      thought += words.startsClause(i) || turns(i) ? 1 : 0;
      thoughts.add(thought);
    }
    for (Phrases.Hit<TimeWord> hit : hits) {
      said.computeIfAbsent(thoughts.get(hit.from()), key -> EnumSet.noneOf(TimeWord.class))
          .add(hit.value());
    }
  }

  /** "any day but Thursday" is one thought. */
  private boolean turns(int place) {
    Phrases.Hit<TimeWord> hit = byPlace.get(place);
    return hit == null
        ? TURNS.contains(words.text(place))
        : hit.from() == place && EXCEPT.contains(words.text(place));
  }

  Words words() {
    return words;
  }

  List<Phrases.Hit<TimeWord>> hits() {
    return hits;
  }

  /** What the word at this place is part of. */
  Phrases.@Nullable Hit<TimeWord> at(int place) {
    return place < 0 || place >= byPlace.size() ? null : byPlace.get(place);
  }

  boolean is(int place, TimeWord word) {
    Phrases.Hit<TimeWord> hit = at(place);
    return hit != null && hit.value() == word;
  }

  /** Whether the words around this place, up to the next comma, stop or "but", say so. */
  boolean thoughtHas(int place, TimeWord word) {
    return said.getOrDefault(thoughts.get(place), Set.of()).contains(word);
  }
}
