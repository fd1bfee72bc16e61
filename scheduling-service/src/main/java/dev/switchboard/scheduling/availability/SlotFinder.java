package dev.switchboard.scheduling.availability;

import dev.switchboard.scheduling.settings.OpenInterval;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Finds the free slots of a plan (features.md S4). A slot starts where the wall clock shows a
 * business's opening time or a whole number of steps after it, and ends before the same interval
 * does; a time that is skipped is no slot, one that comes twice is one slot, the first time.
 */
public final class SlotFinder {
  private static final List<EmptyBecause> MOST_HELPFUL_FIRST =
      List.of(
          EmptyBecause.TOO_FAR_TO_DRIVE,
          EmptyBecause.FULL,
          EmptyBecause.TOO_SOON,
          EmptyBecause.TOO_FAR);

  private final Plan plan;
  private final SlotWish wish;
  private final Occupancy occupancy;
  private final Instant now;
  private final List<PlannedTechnician> capable;
  private final Instant earliest;
  private final LocalDate lastDay;
  private final Set<EmptyBecause> seen = EnumSet.noneOf(EmptyBecause.class);
  private final List<Slot> found = new ArrayList<>();

  private SlotFinder(Plan plan, SlotWish wish, Occupancy occupancy, Instant now) {
    this.plan = plan;
    this.wish = wish;
    this.occupancy = occupancy;
    this.now = now;
    this.capable = plan.capable(wish.technicianId());
    this.earliest = plan.earliest(now);
    this.lastDay = plan.lastDay(now);
  }

  /**
   * @param occupancy all that is taken on the days from the wish's first to its last
   */
  public static FoundSlots find(Plan plan, SlotWish wish, Occupancy occupancy, Instant now) {
    return new SlotFinder(plan, wish, occupancy, now).search();
  }

  /** The first free slot; empty when there is none. */
  static Optional<Slot> first(Plan plan, SlotWish wish, Occupancy occupancy, Instant now) {
    return new SlotFinder(plan, wish, occupancy, now).searchFirst();
  }

  /**
   * The free slots nearest to a time, in time order: those that {@link #find} and {@link
   * Selection#nearest} give, without a look at the days after them.
   */
  static List<Slot> nearest(
      Plan plan, SlotWish wish, Occupancy occupancy, Instant now, Instant wanted, int limit) {
    return new SlotFinder(plan, wish, occupancy, now).searchNearest(wanted, limit);
  }

  private List<Slot> searchNearest(Instant wanted, int limit) {
    LocalDate last = plan.dateOf(wish.to());
    List<Slot> nearest = List.of();
    for (LocalDate day = plan.dateOf(wish.from()); !day.isAfter(last); day = day.plusDays(1)) {
      searchDay(day);
      nearest = Selection.nearest(found, wanted, limit);
      if (Selection.isNearest(nearest, wanted, limit, plan.beginOf(day.plusDays(1)))) {
        break;
      }
    }
    return nearest;
  }

  private Optional<Slot> searchFirst() {
    LocalDate last = plan.dateOf(wish.to());
    for (LocalDate day = plan.dateOf(wish.from());
        found.isEmpty() && !day.isAfter(last);
        day = day.plusDays(1)) {
      searchDay(day);
    }
    return found.stream().min(Comparator.comparing(Slot::startsAt));
  }

  private FoundSlots search() {
    if (capable.isEmpty()) {
      return FoundSlots.none(EmptyBecause.NO_SKILL);
    }
    LocalDate last = plan.dateOf(wish.to());
    for (LocalDate day = plan.dateOf(wish.from()); !day.isAfter(last); day = day.plusDays(1)) {
      searchDay(day);
    }
    found.sort(Comparator.comparing(Slot::startsAt));
    return found.isEmpty() ? FoundSlots.none(reason()) : new FoundSlots(found, null);
  }

  private void searchDay(LocalDate day) {
    List<OpenInterval> open = plan.hours().on(day);
    if (open.isEmpty()) {
      return;
    }
    List<TechnicianDay> atWork =
        capable.stream()
            .map(technician -> TechnicianDay.of(plan, technician, occupancy, day))
            .filter(technician -> technician.shift() != null)
            .toList();
    for (OpenInterval interval : open) {
      searchInterval(day, interval, atWork);
    }
  }

  private void searchInterval(LocalDate day, OpenInterval interval, List<TechnicianDay> atWork) {
    OpenRange range = OpenRange.of(plan.zone(), day, interval);
    LocalDateTime closes =
        LocalDateTime.of(interval.endsAtMidnight() ? day.plusDays(1) : day, interval.closes());
    for (LocalDateTime start = LocalDateTime.of(day, interval.opens());
        start.isBefore(closes);
        start = start.plusMinutes(plan.settings().slotMinutes())) {
      if (wish.times().include(start)) {
        WallClock.showing(plan.zone(), start)
            .filter(moment -> isWithin(range, moment))
            .ifPresent(moment -> consider(day, moment, atWork));
      }
    }
  }

  private boolean isWithin(OpenRange range, Instant start) {
    return !start.isBefore(wish.from())
        && start.isBefore(wish.to())
        && range.contains(start, plan.endOf(start, wish.emergency()));
  }

  private void consider(LocalDate day, Instant start, List<TechnicianDay> atWork) {
    Instant end = plan.endOf(start, wish.emergency());
    if (atWork.stream().noneMatch(technician -> technician.works(start, end))) {
      return;
    }
    if (start.isBefore(earliest)) {
      seen.add(EmptyBecause.TOO_SOON);
    } else if (day.isAfter(lastDay)) {
      seen.add(EmptyBecause.TOO_FAR);
    } else if (plan.isReserved(start, wish.emergency())
        || !plan.takesMore(occupancy.jobs(day), wish.emergency())) {
      seen.add(EmptyBecause.FULL);
    } else {
      choose(day, start, end, atWork);
    }
  }

  /** The one that is preferred, or of those who are free the one with the fewest jobs that day. */
  private void choose(LocalDate day, Instant start, Instant end, List<TechnicianDay> atWork) {
    Instant blockedUntil = plan.blockedUntil(end);
    TechnicianDay best = null;
    boolean unreachable = false;
    for (TechnicianDay technician : atWork) {
      if (technician.works(start, end) && technician.isFree(start, blockedUntil)) {
        if (!technician.isReachable(start, end)) {
          unreachable = true;
        } else if (best == null || isBetter(technician, best, day)) {
          best = technician;
        }
      }
    }
    if (best == null) {
      seen.add(unreachable ? EmptyBecause.TOO_FAR_TO_DRIVE : EmptyBecause.FULL);
    } else {
      found.add(new Slot(start, end, best.technician().id()));
    }
  }

  private boolean isBetter(TechnicianDay one, TechnicianDay other, LocalDate day) {
    UUID preferred = wish.prefer().technicianId();
    if (other.technician().id().equals(preferred) || one.technician().id().equals(preferred)) {
      return one.technician().id().equals(preferred);
    }
    int fewer = Integer.compare(one.diary().jobs(day), other.diary().jobs(day));
    return fewer != 0 ? fewer < 0 : one.technician().id().compareTo(other.technician().id()) < 0;
  }

  /**
   * What would help most: another time or technician, else the last thing that stood in the way.
   */
  private EmptyBecause reason() {
    if (!wish.times().equals(SlotWish.Times.ANY) && hasSome(wish.atAnyTime())) {
      return EmptyBecause.OTHER_TIMES;
    }
    if (wish.technicianId() != null && hasSome(wish.ofAnybody())) {
      return EmptyBecause.OTHER_TECHNICIANS;
    }
    return MOST_HELPFUL_FIRST.stream()
        .filter(seen::contains)
        .findFirst()
        .orElse(EmptyBecause.CLOSED);
  }

  private boolean hasSome(SlotWish other) {
    return new SlotFinder(plan, other, occupancy, now).searchFirst().isPresent();
  }
}
