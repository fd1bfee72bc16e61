package dev.switchboard.conversation.understanding;

import java.util.ArrayList;
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

  private final Words words;
  private final List<Phrases.Hit<TimeWord>> hits;
  private final List<Phrases.@Nullable Hit<TimeWord>> byPlace = new ArrayList<>();
  private final List<Integer> thoughts = new ArrayList<>();
  private final Map<Integer, Set<TimeWord>> said = new HashMap<>();

  TimeWords(Words words) {
    this.words = words;
    this.hits = TimeWord.phrases().in(words);
    int thought = 0;
    for (int i = 0; i < words.size(); i++) {
      thought += words.startsClause(i) || TURNS.contains(words.text(i)) ? 1 : 0;
      thoughts.add(thought);
      byPlace.add(null);
    }
    hits.forEach(this::remember);
  }

  private void remember(Phrases.Hit<TimeWord> hit) {
    for (int i = hit.from(); i < hit.to(); i++) {
      byPlace.set(i, hit);
    }
    said.computeIfAbsent(thoughts.get(hit.from()), thought -> EnumSet.noneOf(TimeWord.class))
        .add(hit.value());
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
