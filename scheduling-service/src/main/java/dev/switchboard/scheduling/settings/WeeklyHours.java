package dev.switchboard.scheduling.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * When somebody works in an ordinary week, by the wall clock: {@code {"MONDAY": [{"opens": "08:00",
 * "closes": "12:00"}, ...]}}. A day that is not named is closed.
 *
 * @param days each day's intervals, in order, none overlapping
 */
public record WeeklyHours(@JsonValue Map<DayOfWeek, List<OpenInterval>> days) {
  @JsonCreator
  public WeeklyHours {
    Objects.requireNonNull(days, "days");
    Map<DayOfWeek, List<OpenInterval>> sorted = new EnumMap<>(DayOfWeek.class);
    days.forEach((day, intervals) -> sorted.put(day, inOrder(intervals)));
    days = Map.copyOf(sorted);
  }

  /** Monday to Friday 8 to 18, Saturday 8 to 12. */
  static WeeklyHours usual() {
    List<OpenInterval> weekday = List.of(new OpenInterval(LocalTime.of(8, 0), LocalTime.of(18, 0)));
    Map<DayOfWeek, List<OpenInterval>> days = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : List.of(DayOfWeek.values()).subList(0, 5)) {
      days.put(day, weekday);
    }
    days.put(
        DayOfWeek.SATURDAY, List.of(new OpenInterval(LocalTime.of(8, 0), LocalTime.of(12, 0))));
    return new WeeklyHours(days);
  }

  public List<OpenInterval> on(DayOfWeek day) {
    return days.getOrDefault(day, List.of());
  }

  private static List<OpenInterval> inOrder(List<OpenInterval> intervals) {
    List<OpenInterval> sorted =
        intervals.stream().sorted(Comparator.comparing(OpenInterval::opens)).toList();
    for (int i = 1; i < sorted.size(); i++) {
      if (!sorted.get(i - 1).endsBefore(sorted.get(i))) {
        throw new IllegalArgumentException("intervals of one day must not overlap");
      }
    }
    return sorted;
  }
}
