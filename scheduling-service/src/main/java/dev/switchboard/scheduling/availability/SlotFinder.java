package dev.switchboard.scheduling.availability;

import dev.switchboard.scheduling.settings.OpenInterval;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the free slots of a plan (features.md S4). A slot starts where the wall clock shows a
 * business's opening time or a whole number of steps after it, and ends before the same interval
 * does; a time that is skipped is no slot, one that comes twice is one slot, the first time.
 */
public final class SlotFinder {
  private final Plan plan;
  private final SlotWish wish;
  private final Occupancy occupancy;
  private final List<PlannedTechnician> capable;
  private final Instant earliest;
  private final LocalDate lastDay;
  private final Set<EmptyBecause> seen = EnumSet.noneOf(EmptyBecause.class);
  private final List<Slot> found = new ArrayList<>();

  private SlotFinder(Plan plan, SlotWish wish, Occupancy occupancy, Instant now) {
    this.plan = plan;
    this.wish = wish;
    this.occupancy = occupancy;
    this.capable = plan.capable(wish.technicianId());
    this.earliest = now.plus(Duration.ofMinutes(plan.settings().leadMinutes()));
    this.lastDay = plan.dateOf(now).plusDays(plan.settings().horizonDays());
  }

  /**
   * @param occupancy all that is taken on the days from the wish's first to its last
   */
  public static FoundSlots find(Plan plan, SlotWish wish, Occupancy occupancy, Instant now) {
    return new SlotFinder(plan, wish, occupancy, now).search();
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
    List<Shift> shifts =
        capable.stream()
            .flatMap(technician -> technician.shift(plan.zone(), day).stream())
            .toList();
    for (OpenInterval interval : open) {
      searchInterval(day, interval, shifts);
    }
  }

  private void searchInterval(LocalDate day, OpenInterval interval, List<Shift> shifts) {
    OpenRange range = OpenRange.of(plan.zone(), day, interval);
    LocalDateTime closes =
        LocalDateTime.of(interval.endsAtMidnight() ? day.plusDays(1) : day, interval.closes());
    for (LocalDateTime start = LocalDateTime.of(day, interval.opens());
        start.isBefore(closes);
        start = start.plusMinutes(plan.settings().slotMinutes())) {
      LocalTime shown = start.toLocalTime();
      if (wish.times().include(shown)) {
        WallClock.showing(plan.zone(), start)
            .filter(moment -> isWithin(range, moment))
            .ifPresent(moment -> consider(day, moment, shifts));
      }
    }
  }

  private boolean isWithin(OpenRange range, Instant start) {
    return !start.isBefore(wish.from())
        && start.isBefore(wish.to())
        && range.contains(start, plan.endOf(start, wish.emergency()));
  }

  private void consider(LocalDate day, Instant start, List<Shift> shifts) {
    Instant end = plan.endOf(start, wish.emergency());
    List<PlannedTechnician> working =
        shifts.stream().filter(shift -> shift.covers(start, end)).map(Shift::technician).toList();
    if (working.isEmpty()) {
      return;
    }
    if (start.isBefore(earliest)) {
      seen.add(EmptyBecause.TOO_SOON);
    } else if (day.isAfter(lastDay)) {
      seen.add(EmptyBecause.TOO_FAR);
    } else {
      free(working, day, start, end)
          .ifPresentOrElse(
              technician -> found.add(new Slot(start, end, technician.id())),
              () -> seen.add(EmptyBecause.FULL));
    }
  }

  /** Of those who are free the one with the fewest jobs that day. */
  private Optional<PlannedTechnician> free(
      List<PlannedTechnician> working, LocalDate day, Instant start, Instant end) {
    if (plan.isReserved(start, wish.emergency())
        || !plan.takesMore(occupancy.jobs(day), wish.emergency())) {
      return Optional.empty();
    }
    Instant blockedUntil = plan.blockedUntil(end);
    return working.stream()
        .filter(technician -> occupancy.isFree(technician.id(), start, blockedUntil))
        .min(leastBusy(day));
  }

  private Comparator<PlannedTechnician> leastBusy(LocalDate day) {
    return Comparator.comparingInt(
            (PlannedTechnician technician) -> occupancy.jobs(technician.id(), day))
        .thenComparing(PlannedTechnician::id);
  }

  private EmptyBecause reason() {
    for (EmptyBecause reason :
        List.of(EmptyBecause.FULL, EmptyBecause.TOO_SOON, EmptyBecause.TOO_FAR)) {
      if (seen.contains(reason)) {
        return reason;
      }
    }
    return EmptyBecause.CLOSED;
  }
}
