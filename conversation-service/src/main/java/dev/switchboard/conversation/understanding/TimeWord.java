package dev.switchboard.conversation.understanding;

/** What the phrases of {@code times.txt} say about when; the headings of that list. */
enum TimeWord {
  TODAY,
  TOMORROW,
  AFTER_TOMORROW,
  MONDAY,
  TUESDAY,
  WEDNESDAY,
  THURSDAY,
  FRIDAY,
  SATURDAY,
  SUNDAY,
  THIS_WEEK,
  NEXT_WEEK,
  WEEKEND,
  IN_A_WEEK,
  /** As soon as possible, or any day: the coming seven days. */
  SOON,
  MORNING,
  AFTERNOON,
  EVENING,
  /** "de mañana": in the morning after a day's name, else of tomorrow. */
  MORNING_OR_TOMORROW,
  /** Seven days after the day named next. */
  A_WEEK_ON,
  NOON,
  LUNCH,
  AT,
  AFTER,
  BEFORE,
  BETWEEN,
  /** From three on; with a second hour, the first of a range. */
  FROM,
  /** "desde", "since": from then on, or since then. */
  SINCE,
  OR_LATER,
  OR_EARLIER,
  /** Not then. */
  REFUSED,
  /** Until then something else is on: "salgo a las 5". */
  BUSY_UNTIL,
  /** Looks like a time and is none: "buenas tardes". */
  NOTHING;

  private static final Phrases<TimeWord> PHRASES = Phrases.load("times", TimeWord::valueOf);

  static Phrases<TimeWord> phrases() {
    return PHRASES;
  }

  boolean isWeekday() {
    return compareTo(MONDAY) >= 0 && compareTo(SUNDAY) <= 0;
  }

  boolean isDayPart() {
    return compareTo(MORNING) >= 0 && compareTo(EVENING) <= 0;
  }
}
