package dev.switchboard.integration.calendar;

import dev.switchboard.contracts.calendar.CalendarBusyChanged.BusyTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** When a calendar is busy: in order, and what touches or overlaps is one. */
record BusyTimes(List<BusyTime> times) {
  static final BusyTimes NONE = new BusyTimes(List.of());

  /** An event with more would be longer than Kafka takes. */
  static final int MOST = 4000;

  private static final Duration FIRST_GAP = Duration.ofMinutes(5);

  BusyTimes {
    times = List.copyOf(times);
  }

  /**
   * Joins what belongs together. Should there be too many, the shortest gaps count as busy: too
   * much is never free.
   */
  static BusyTimes of(Collection<BusyTime> entries) {
    List<BusyTime> ordered = entries.stream().sorted(Comparator.comparing(BusyTime::from)).toList();
    List<BusyTime> joined = joined(ordered, Duration.ZERO);
    for (Duration gap = FIRST_GAP; joined.size() > MOST; gap = gap.multipliedBy(2)) {
      joined = joined(joined, gap);
    }
    return new BusyTimes(joined);
  }

  private static List<BusyTime> joined(List<BusyTime> ordered, Duration gap) {
    List<BusyTime> joined = new ArrayList<>();
    for (BusyTime next : ordered) {
      if (joined.isEmpty() || next.from().isAfter(joined.getLast().to().plus(gap))) {
        joined.add(next);
      } else {
        BusyTime last = joined.removeLast();
        joined.add(new BusyTime(last.from(), later(last.to(), next.to())));
      }
    }
    return joined;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
