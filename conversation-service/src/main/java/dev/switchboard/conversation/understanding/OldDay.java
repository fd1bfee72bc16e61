package dev.switchboard.conversation.understanding;

import java.util.Set;

/** Tells the day a visit has now from the day it shall have. */
final class OldDay {
  private static final Set<String> FROM = Set.of("del", "from", "of");
  private static final Set<String> VISIT =
      Set.of("turno", "visita", "cita", "appointment", "visit", "booking", "slot", "one");

  private OldDay() {}

  /** "el turno del jueves", "the Thursday appointment", "from Thursday". */
  static boolean isNamed(Words words, Days.Mention day) {
    String before = words.text(day.at() - 1);
    boolean ofVisit =
        FROM.contains(before) || (before.equals("de") && VISIT.contains(words.text(day.at() - 2)));
    return ofVisit
        || (words.sameClause(day.at(), day.to()) && VISIT.contains(words.text(day.to())));
  }
}
