package dev.switchboard.scheduling.availability;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Everything that is taken in a stretch of time, to be asked quickly. */
public final class Occupancy {
  private final Map<UUID, Diary> diaries = new HashMap<>();
  private final Map<LocalDate, Integer> jobs = new HashMap<>();
  private final Diary nobodys;
  private final Reach reach;

  private Occupancy(Taken taken, Duration buffer, Reach reach) {
    this.reach = reach;
    Map<UUID, List<Occupied>> own = new HashMap<>();
    for (Occupied job : taken.jobs()) {
      own.computeIfAbsent(job.technicianId(), id -> new ArrayList<>()).add(job);
      jobs.merge(job.day(), 1, Integer::sum);
    }
    Map<UUID, List<Busy>> ownBusy = new HashMap<>();
    List<Busy> everybodys = new ArrayList<>();
    for (Busy busy : taken.busy()) {
      if (busy.technicianId() == null) {
        everybodys.add(busy);
      } else {
        own.computeIfAbsent(busy.technicianId(), id -> new ArrayList<>());
        ownBusy.computeIfAbsent(busy.technicianId(), id -> new ArrayList<>()).add(busy);
      }
    }
    own.forEach(
        (id, all) -> {
          List<Busy> both = new ArrayList<>(everybodys);
          both.addAll(ownBusy.getOrDefault(id, List.of()));
          diaries.put(id, new Diary(all, both, buffer));
        });
    this.nobodys = new Diary(List.of(), everybodys, buffer);
  }

  /** Visits and holds alone, of customers whose place does not matter. */
  public static Occupancy of(Collection<Occupied> taken) {
    return new Occupancy(new Taken(List.copyOf(taken), List.of()), Duration.ZERO, Reach.UNKNOWN);
  }

  /**
   * @param reach of the customer who would be visited
   */
  public static Occupancy of(Plan plan, Taken taken, Reach reach) {
    return new Occupancy(taken, Duration.ofMinutes(plan.settings().travelBufferMinutes()), reach);
  }

  public int jobs(LocalDate day) {
    return jobs.getOrDefault(day, 0);
  }

  public int jobs(UUID technicianId, LocalDate day) {
    return diary(technicianId).jobs(day);
  }

  /** Whether the technician has a visit or a hold in {@code [start, blockedUntil)}. */
  public boolean isTaken(UUID technicianId, Instant start, Instant blockedUntil) {
    return diary(technicianId).isTaken(start, blockedUntil);
  }

  /** Whether a calendar has something for him then. */
  public boolean isBusy(UUID technicianId, Instant start, Instant blockedUntil) {
    return diary(technicianId).isBusy(start, blockedUntil);
  }

  /** Whether he is in time for a visit from where he is before, and for what comes after it. */
  public boolean isReachable(Plan plan, PlannedTechnician technician, Instant start, Instant end) {
    return TechnicianDay.of(plan, technician, this, plan.dateOf(start)).isReachable(start, end);
  }

  Diary diary(UUID technicianId) {
    return diaries.getOrDefault(technicianId, nobodys);
  }

  Reach reach() {
    return reach;
  }
}
