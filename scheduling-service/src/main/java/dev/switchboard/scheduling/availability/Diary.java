package dev.switchboard.scheduling.availability;

import dev.switchboard.scheduling.availability.Occupied.Stop;
import dev.switchboard.scheduling.travel.Location;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one technician has to do already. */
final class Diary {
  private final List<Occupied> jobs;
  private final Stretches taken;
  private final Stretches busy;
  private final Map<LocalDate, Integer> perDay = new HashMap<>();

  /**
   * @param buffer stands after what a calendar has, too
   */
  Diary(List<Occupied> jobs, List<Busy> busy, Duration buffer) {
    this.jobs = sorted(jobs, Comparator.comparing(Occupied::startsAt));
    this.taken = Stretches.of(this.jobs, Occupied::startsAt, Occupied::blockedUntil);
    this.busy =
        Stretches.of(
            sorted(busy, Comparator.comparing(Busy::from)),
            Busy::from,
            one -> one.to().plus(buffer));
    this.jobs.forEach(job -> perDay.merge(job.day(), 1, Integer::sum));
  }

  boolean isTaken(Instant start, Instant blockedUntil) {
    return taken.overlap(start, blockedUntil);
  }

  boolean isBusy(Instant start, Instant blockedUntil) {
    return busy.overlap(start, blockedUntil);
  }

  int jobs(LocalDate day) {
    return perDay.getOrDefault(day, 0);
  }

  /**
   * Whether he can come from where he is before and be in time for what comes after.
   *
   * @param home where his day begins, when that is known
   * @param setsOut when it does; null: he is out since the day before
   */
  boolean isReachable(
      Reach reach, Instant start, Instant end, @Nullable Location home, @Nullable Instant setsOut) {
    int earlier = taken.before(start);
    Occupied last = earlier == 0 ? null : jobs.get(earlier - 1);
    if (setsOut != null && (last == null || last.startsAt().isBefore(setsOut))) {
      if (!reach.isInTime(home, setsOut, start)) {
        return false;
      }
    }
    return isInTimeAfter(last, reach, start) && isInTimeForNext(earlier, reach, end);
  }

  private static boolean isInTimeAfter(@Nullable Occupied last, Reach reach, Instant start) {
    Stop stop = last == null ? null : last.stop();
    return stop == null || reach.isInTime(stop.place(), stop.leavesAt(), start);
  }

  private boolean isInTimeForNext(int index, Reach reach, Instant end) {
    if (index == jobs.size()) {
      return true;
    }
    Occupied next = jobs.get(index);
    return next.stop() == null || reach.isInTimeFor(next.stop().place(), end, next.startsAt());
  }

  private static <T> List<T> sorted(List<T> all, Comparator<T> order) {
    List<T> sorted = new ArrayList<>(all);
    sorted.sort(order);
    return sorted;
  }
}
