package dev.switchboard.conversation.understanding;

import java.util.Set;

/** Tells the hours of the clock from the other numbers people write. */
final class NotAnHour {
  private static final Set<String> UNITS =
      Set.of(
          "dia",
          "dias",
          "day",
          "days",
          "horas",
          "hour",
          "hours",
          "minuto",
          "minutos",
          "minute",
          "minutes",
          "min",
          "mins",
          "semana",
          "semanas",
          "week",
          "weeks",
          "mes",
          "meses",
          "month",
          "months",
          "veces",
          "times",
          "people",
          "personas",
          "mega",
          "megas",
          "mb",
          "mbps",
          "years",
          "anos",
          "pesos",
          "pounds",
          "taps",
          "of",
          "percent",
          "lucas",
          "mil");
  private static final Set<String> DATE_SIGNS = Set.of("/", "st", "nd", "rd", "th", "ro", "ra");
  private static final Set<String> DURATIONS = Set.of("hace", "in", "for", "por", "cada", "every");
  private static final int STREET_NAME_WORDS = 3;

  private NotAnHour() {}

  static boolean isOther(Words words, ClockTime time) {
    if (words.text(time.from() - 1).equals("/") && words.sameClause(time.from() - 1, time.from())) {
      return true;
    }
    if (!words.sameClause(time.from(), time.to())) {
      return DURATIONS.contains(words.text(time.from() - 1));
    }
    String next = words.text(time.to());
    return UNITS.contains(next)
        || DATE_SIGNS.contains(next)
        || DURATIONS.contains(words.text(time.from() - 1))
        || namesStreet(words, time.to());
  }

  /** "at 12 Cotham Brow" is where, not when. */
  private static boolean namesStreet(Words words, int from) {
    for (int i = from; i < from + STREET_NAME_WORDS && words.sameClause(from, i); i++) {
      if (Places.isStreet(words.text(i))) {
        return true;
      }
    }
    return false;
  }
}
