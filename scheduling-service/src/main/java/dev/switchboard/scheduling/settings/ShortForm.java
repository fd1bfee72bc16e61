package dev.switchboard.scheduling.settings;

import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.scheduling.Invalid;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Hours of a week in which every open day has the same (features.md S14). What is left out stays as
 * it is.
 *
 * @param openHour 0 to 23
 * @param closeHour 1 to 24
 * @param closedDays names of weekdays in English, or 0 (Monday) to 6
 */
record ShortForm(
    @Nullable Integer openHour, @Nullable Integer closeHour, @Nullable List<String> closedDays) {
  private static final String OPEN_HOUR = "open_hour";
  private static final String CLOSE_HOUR = "close_hour";
  private static final String CLOSED_DAYS = "closed_days";
  private static final int MIDNIGHT = 24;

  boolean isAbsent() {
    return openHour == null && closeHour == null && closedDays == null;
  }

  /**
   * The week with these hours on every day that is not closed. Closed days alone leave the other
   * days' hours as they are.
   *
   * @throws ApplicationException INVALID_SETTINGS with the field
   */
  WeeklyHours over(WeeklyHours now) {
    EnumSet<DayOfWeek> closed = closedDays == null ? closedOn(now) : days(closedDays);
    Map<DayOfWeek, List<OpenInterval>> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : EnumSet.complementOf(closed)) {
      boolean keeps = openHour == null && closeHour == null && !now.on(day).isEmpty();
      week.put(day, keeps ? now.on(day) : List.of(hours(now)));
    }
    return new WeeklyHours(week);
  }

  private OpenInterval hours(WeeklyHours now) {
    int opens =
        openHour == null
            ? common(now, OPEN_HOUR, OpenInterval::opens)
            : ranged(OPEN_HOUR, openHour, 0, MIDNIGHT - 1);
    int closes = closeHour == null ? commonEnd(now) : ranged(CLOSE_HOUR, closeHour, 1, MIDNIGHT);
    if (closes <= opens) {
      throw Invalid.settings(CLOSE_HOUR, "is not after it opens");
    }
    return new OpenInterval(LocalTime.of(opens, 0), LocalTime.of(closes % MIDNIGHT, 0));
  }

  private static int ranged(String field, int hour, int least, int most) {
    if (hour < least || hour > most) {
      throw Invalid.settings(field, "must be between %d and %d".formatted(least, most));
    }
    return hour;
  }

  private static int commonEnd(WeeklyHours now) {
    int hour = common(now, CLOSE_HOUR, OpenInterval::closes);
    return hour == 0 ? MIDNIGHT : hour;
  }

  /** The whole hour that all intervals of the week have in common. */
  private static int common(WeeklyHours now, String field, Function<OpenInterval, LocalTime> side) {
    List<LocalTime> times =
        now.days().values().stream().flatMap(List::stream).map(side).distinct().toList();
    if (times.size() != 1 || times.getFirst().getMinute() != 0) {
      throw Invalid.settings(field, "is missing, and the days have no hour in common");
    }
    return times.getFirst().getHour();
  }

  private static EnumSet<DayOfWeek> closedOn(WeeklyHours week) {
    EnumSet<DayOfWeek> closed = EnumSet.allOf(DayOfWeek.class);
    closed.removeIf(day -> !week.on(day).isEmpty());
    return closed;
  }

  private static EnumSet<DayOfWeek> days(List<String> named) {
    EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (int i = 0; i < named.size(); i++) {
      days.add(day(named.get(i), "%s[%d]".formatted(CLOSED_DAYS, i)));
    }
    return days;
  }

  private static DayOfWeek day(@Nullable String named, String field) {
    String wanted = named == null ? "" : named.strip().toUpperCase(Locale.ROOT);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (wanted.equals(day.name()) || wanted.equals(String.valueOf(day.ordinal()))) {
        return day;
      }
    }
    throw Invalid.settings(field, "must be a weekday's name, or 0 for Monday to 6");
  }
}
