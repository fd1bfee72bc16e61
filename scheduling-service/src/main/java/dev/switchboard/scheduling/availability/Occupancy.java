package dev.switchboard.scheduling.availability;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;

/** Everything that is taken in a stretch of time, to be asked quickly. */
public final class Occupancy {
  /** Nothing is blocked for longer (reservation_times_ck). */
  private static final Duration LONGEST = Duration.ofHours(24);

  private final Map<UUID, NavigableMap<Instant, Instant>> ends = new HashMap<>();
  private final Map<LocalDate, Integer> jobs = new HashMap<>();
  private final Map<UUID, Map<LocalDate, Integer>> jobsOf = new HashMap<>();

  private Occupancy() {}

  public static Occupancy of(Collection<Occupied> taken) {
    Occupancy occupancy = new Occupancy();
    taken.forEach(occupancy::add);
    return occupancy;
  }

  /** Whether the technician has nothing in {@code [start, blockedUntil)}. */
  public boolean isFree(UUID technicianId, Instant start, Instant blockedUntil) {
    NavigableMap<Instant, Instant> own = ends.get(technicianId);
    return own == null
        || own.subMap(start.minus(LONGEST), true, blockedUntil, false).values().stream()
            .noneMatch(end -> end.isAfter(start));
  }

  public int jobs(LocalDate day) {
    return jobs.getOrDefault(day, 0);
  }

  public int jobs(UUID technicianId, LocalDate day) {
    return jobsOf.getOrDefault(technicianId, Map.of()).getOrDefault(day, 0);
  }

  private void add(Occupied taken) {
    ends.computeIfAbsent(taken.technicianId(), id -> new TreeMap<>())
        .merge(taken.startsAt(), taken.blockedUntil(), Occupancy::later);
    jobs.merge(taken.day(), 1, Integer::sum);
    jobsOf
        .computeIfAbsent(taken.technicianId(), id -> new HashMap<>())
        .merge(taken.day(), 1, Integer::sum);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
