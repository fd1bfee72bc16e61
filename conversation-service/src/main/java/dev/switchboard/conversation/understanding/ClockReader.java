package dev.switchboard.conversation.understanding;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the time of the clock that begins at a word: "15:30", "3 y media", "half three", "10am".
 */
final class ClockReader {
  private static final Map<String, Integer> MINUTES =
      Map.of(
          "media", 30,
          "half", 30,
          "thirty", 30,
          "cuarto", 15,
          "quarter", 15,
          "fifteen", 15,
          "five", 5,
          "ten", 10,
          "twenty", 20,
          "pico", 0);
  private static final Set<String> HOUR_SIGNS =
      Set.of("h", "hs", "hrs", "hr", "oclock", "ish", "hora");
  private static final Set<String> OF_THE = Set.of("de", "in", "at");
  private static final int MINUTES_OF_HOUR = 60;
  private static final int HOURS_OF_DAY = 24;

  private final TimeWords times;
  private final Words words;

  ClockReader(TimeWords times) {
    this.times = times;
    this.words = times.words();
  }

  /**
   * @return null where no time begins; a bare number is one, unmarked
   */
  @Nullable ClockTime at(int from) {
    if (times.is(from, TimeWord.NOON)) {
      int to = endOfHit(from);
      return new ClockTime(12, 0, DayPart.AFTERNOON, true, from, to);
    }
    Integer minutes = MINUTES.get(words.text(from));
    if (minutes == null || isHourOfRange(from)) {
      return fromHour(from);
    }
    return switch (words.text(from + 1)) {
      case "past" -> withMinutes(from, from + 2, minutes);
      case "to" -> withMinutes(from, from + 2, -minutes);
      default ->
          words.text(from).equals("half") ? withMinutes(from, from + 1, minutes) : fromHour(from);
    };
  }

  /** "from ten to twelve" is no "ten to twelve". */
  private boolean isHourOfRange(int from) {
    return times.is(from - 1, TimeWord.FROM) || times.is(from - 1, TimeWord.BETWEEN);
  }

  private @Nullable ClockTime withMinutes(int from, int hourAt, int minutes) {
    int hour = hour(hourAt);
    if (hour < 1 || !words.sameClause(from, hourAt)) {
      return null;
    }
    return finished(from, hourAt + 1, hour, minutes, true);
  }

  private @Nullable ClockTime fromHour(int from) {
    int hour = hour(from);
    if (hour < 0 || hour >= HOURS_OF_DAY) {
      return null;
    }
    int next = from + 1;
    int minute = words.number(next + 1);
    boolean written = List.of(":", "h").contains(words.text(next));
    if (written && isMinute(next + 1, minute)) {
      return finished(from, next + 2, hour, minute, true);
    }
    return switch (words.text(next)) {
      case "y" -> minutesAfter(from, next, hour, 1);
      case "menos" -> minutesAfter(from, next, hour, -1);
      case "thirty", "fifteen" -> finished(from, next + 1, hour, minutesOf(next), true);
      default -> finished(from, next, hour, 0, false);
    };
  }

  private boolean isMinute(int place, int minute) {
    return minute >= 0 && minute < MINUTES_OF_HOUR && words.text(place).length() == 2;
  }

  private @Nullable ClockTime minutesAfter(int from, int sign, int hour, int direction) {
    int minutes = minutesOf(sign + 1);
    return minutes < 0
        ? finished(from, sign, hour, 0, false)
        : finished(from, sign + 2, hour, direction * minutes, true);
  }

  private int minutesOf(int place) {
    return MINUTES.getOrDefault(words.text(place), -1);
  }

  private ClockTime finished(int from, int next, int hour, int minutes, boolean marked) {
    int end = next;
    boolean sign = HOUR_SIGNS.contains(words.text(end)) && words.sameClause(from, end);
    end += sign ? 1 : 0;
    DayPart half = halfAt(from, end);
    if (half != null) {
      end = times.at(end) == null ? end + 1 : endOfHit(end);
    }
    int total = Math.floorMod(hour * MINUTES_OF_HOUR + minutes, HOURS_OF_DAY * MINUTES_OF_HOUR);
    return new ClockTime(
        total / MINUTES_OF_HOUR,
        total % MINUTES_OF_HOUR,
        half,
        marked || sign || half != null,
        from,
        end);
  }

  private @Nullable DayPart halfAt(int from, int place) {
    if (!words.sameClause(from, place)) {
      return null;
    }
    Phrases.Hit<TimeWord> hit = times.at(place);
    if (hit != null && hit.value().isDayPart() && OF_THE.contains(words.text(place))) {
      return DayPart.valueOf(hit.value().name());
    }
    return switch (words.text(place)) {
      case "am" -> DayPart.MORNING;
      case "pm" -> DayPart.AFTERNOON;
      default -> null;
    };
  }

  private int endOfHit(int place) {
    Phrases.Hit<TimeWord> hit = times.at(place);
    return hit == null ? place + 1 : hit.to();
  }

  private int hour(int place) {
    int number = words.number(place);
    return number >= 0 ? number : NumberWords.of(words.text(place));
  }
}
