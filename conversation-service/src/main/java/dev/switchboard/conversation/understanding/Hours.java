package dev.switchboard.conversation.understanding;

import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds between which hours a message wants a visit to begin. */
final class Hours {
  private static final LocalTime LUNCH_BEGINS = LocalTime.of(12, 0);
  private static final LocalTime LUNCH_ENDS = LocalTime.of(14, 0);
  private static final Set<String> RANGES = Set.of("-", "to", "a", "until", "hasta");
  private static final Set<String> PAIRS = Set.of("y", "and");
  private static final Set<TimeWord> PREFIXES =
      EnumSet.of(
          TimeWord.AT,
          TimeWord.AFTER,
          TimeWord.BEFORE,
          TimeWord.BETWEEN,
          TimeWord.FROM,
          TimeWord.SINCE,
          TimeWord.BUSY_UNTIL);
  private static final int FIRST_BARE_HOUR = 8;
  private static final int LAST_BARE_HOUR = 20;

  private final TimeWords times;
  private final Words words;
  private final Setting setting;
  private final Symptoms symptoms;
  private final ClockReader clock;
  private final @Nullable DayPart part;
  private HourRange range = HourRange.NONE;

  Hours(TimeWords times, Setting setting, Symptoms symptoms, @Nullable DayPart part) {
    this.times = times;
    this.words = times.words();
    this.setting = setting;
    this.symptoms = symptoms;
    this.clock = new ClockReader(times);
    this.part = part;
  }

  HourRange read() {
    int at = 0;
    while (at < words.size()) {
      ClockTime time = clock.at(at);
      at = time == null || !isTime(time) ? at + 1 : take(time);
    }
    boolean lunch = times.hits().stream().anyMatch(hit -> hit.value() == TimeWord.LUNCH);
    return lunch ? range.between(LUNCH_BEGINS, LUNCH_ENDS) : range;
  }

  private boolean isTime(ClockTime time) {
    boolean said = time.marked() || prefix(time) != null || isRange(time) || isBareHour(time);
    return said
        && !NotAnHour.isOther(words, time)
        && !symptoms.explain(time.from())
        && !times.thoughtHas(time.from(), TimeWord.REFUSED)
        && (prefix(time) != TimeWord.SINCE || setting.question().asksWhen());
  }

  private @Nullable TimeWord prefix(ClockTime time) {
    Phrases.Hit<TimeWord> hit = times.at(time.from() - 1);
    if (hit == null || hit.to() != time.from() || !words.sameClause(hit.from(), time.from())) {
      return null;
    }
    return PREFIXES.contains(hit.value()) ? hit.value() : null;
  }

  /** "15" alone, where a time was asked for and no such choice was offered. */
  private boolean isBareHour(ClockTime time) {
    return setting.question().asksWhen()
        && time.hour() > setting.offers()
        && time.hour() >= FIRST_BARE_HOUR
        && time.hour() <= LAST_BARE_HOUR
        && words.startsClause(time.from())
        && words.endsClause(time.to() - 1);
  }

  /** "2 to 5pm", "de 2 a 5": the second hour says that the first is one. */
  private boolean isRange(ClockTime time) {
    ClockTime second = second(time, RANGES);
    return second != null
        && (second.marked()
            || words.text(time.from() - 1).equals("de")
            || setting.question() == Question.WHEN);
  }

  private int take(ClockTime time) {
    TimeWord prefix = prefix(time);
    boolean between = prefix == TimeWord.BETWEEN;
    ClockTime second = second(time, RANGES);
    second = second == null && between ? second(time, PAIRS) : second;
    if (second != null) {
      range = range.between(time.inHalfOf(second).resolved(part), second.resolved(part));
      return second.to();
    }
    takeOne(time, prefix == null ? TimeWord.AT : prefix);
    return time.to();
  }

  private void takeOne(ClockTime time, TimeWord prefix) {
    LocalTime moment = time.resolved(part);
    if (times.thoughtHas(time.from(), TimeWord.BUSY_UNTIL)
        || times.is(time.to(), TimeWord.OR_LATER)) {
      range = range.after(moment);
    } else if (times.is(time.to(), TimeWord.OR_EARLIER)) {
      range = range.before(moment);
    } else {
      range =
          switch (prefix) {
            case AFTER, FROM, SINCE -> range.after(moment);
            case BEFORE -> range.before(moment);
            default -> range.at(moment);
          };
    }
  }

  /** "viernes 20 a las 10": the first number is a day, and "a las" begins the hour. */
  private boolean isBare(ClockTime first, int join) {
    return words.text(join).equals("a") && prefix(first) == null;
  }

  /** The hour after a joining word, and after the "las" that may stand between. */
  private @Nullable ClockTime second(ClockTime first, Set<String> joins) {
    int join = first.to();
    if (!words.sameClause(first.from(), join) || !joins.contains(words.text(join))) {
      return null;
    }
    boolean article = words.text(join + 1).equals("las") && !isBare(first, join);
    int place = article ? join + 2 : join + 1;
    ClockTime second = words.sameClause(join, place) ? clock.at(place) : null;
    return second == null || NotAnHour.isOther(words, second) ? null : second;
  }
}
