package dev.switchboard.scheduling.dispatch;

import dev.switchboard.scheduling.travel.Location;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A technician on the day that is planned.
 *
 * @param gone he works there no more, or is not to be planned: nothing new for him
 * @param hours when the business is open and he works, in order
 * @param taken by what is not planned: holds, visits that are over
 */
record DayTechnician(
    UUID id,
    String name,
    boolean crew,
    boolean gone,
    Set<String> skills,
    @Nullable Location home,
    List<Stretch> hours,
    List<Stretch> taken) {
  DayTechnician {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    skills = Set.copyOf(skills);
    hours = List.copyOf(hours);
    taken = List.copyOf(taken);
  }

  boolean can(DayVisit visit) {
    String skill = visit.skill();
    return crew || skill == null || skills.stream().anyMatch(skill::equalsIgnoreCase);
  }

  /** Whether he works for the whole visit. */
  boolean works(DayVisit visit, long start) {
    return !gone && hours.stream().anyMatch(one -> one.contains(start, start + visit.duration()));
  }

  /** Whether nothing that is not planned is in its way. */
  boolean isFree(DayVisit visit, long start) {
    return taken.stream().noneMatch(one -> one.meets(start, start + visit.blocked()));
  }

  /**
   * The first start from a moment on that he works for and is free; that moment if there is none.
   */
  long firstFit(DayVisit visit, long from) {
    for (Stretch stretch : hours) {
      long start = afterTaken(visit, Math.max(from, stretch.from()));
      if (stretch.contains(start, start + visit.duration())) {
        return start;
      }
    }
    return from;
  }

  private long afterTaken(DayVisit visit, long from) {
    long start = from;
    boolean moved = true;
    while (moved) {
      moved = false;
      for (Stretch stretch : taken) {
        if (stretch.meets(start, start + visit.blocked())) {
          start = stretch.to();
          moved = true;
        }
      }
    }
    return start;
  }
}
