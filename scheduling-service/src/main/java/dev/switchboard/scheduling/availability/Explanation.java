package dev.switchboard.scheduling.availability;

import dev.switchboard.scheduling.settings.OpenInterval;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why one time is or is not a slot; agrees with {@link SlotFinder}, but names everything that
 * stands in the way.
 *
 * @param reasons that bind everybody
 * @param dayName of a closed day that has one
 * @param technicians each with what stands in his way
 */
record Explanation(
    Instant startsAt,
    Instant endsAt,
    Set<WhyNot> reasons,
    @Nullable String dayName,
    List<OfTechnician> technicians) {
  Explanation {
    reasons = Set.copyOf(reasons);
    technicians = List.copyOf(technicians);
  }

  /**
   * @param wish its times and preferences do not matter
   * @param occupancy all that is taken on that day
   */
  static Explanation of(Plan plan, SlotWish wish, Instant start, Occupancy occupancy, Instant now) {
    Instant end = plan.endOf(start, wish.emergency());
    LocalDate day = plan.dateOf(start);
    List<OfTechnician> technicians =
        plan.technicians().stream()
            .filter(one -> wish.technicianId() == null || one.id().equals(wish.technicianId()))
            .map(one -> ofTechnician(plan, TechnicianDay.of(plan, one, occupancy, day), start, end))
            .toList();
    return new Explanation(
        start,
        end,
        reasons(plan, wish.emergency(), start, occupancy.jobs(day), now),
        plan.hours().on(day).isEmpty() ? plan.hours().nameOf(day).orElse(null) : null,
        technicians);
  }

  boolean isFree() {
    return reasons.isEmpty() && technicians.stream().anyMatch(OfTechnician::isFree);
  }

  /** All of them, in the order of the enum. */
  Set<WhyNot> allReasons() {
    Set<WhyNot> all = EnumSet.noneOf(WhyNot.class);
    all.addAll(reasons);
    technicians.forEach(one -> all.addAll(one.reasons()));
    return all;
  }

  private static Set<WhyNot> reasons(
      Plan plan, boolean emergency, Instant start, int jobs, Instant now) {
    Set<WhyNot> reasons = EnumSet.noneOf(WhyNot.class);
    LocalDate day = plan.dateOf(start);
    hours(plan, start, plan.endOf(start, emergency), reasons);
    if (start.isBefore(plan.earliest(now))) {
      reasons.add(WhyNot.TOO_SOON);
    }
    if (day.isAfter(plan.lastDay(now))) {
      reasons.add(WhyNot.TOO_FAR);
    }
    if (plan.isReserved(start, emergency)) {
      reasons.add(WhyNot.MORNING_RESERVED);
    }
    if (!plan.takesMore(jobs, emergency)) {
      reasons.add(WhyNot.DAY_FULL);
    }
    return reasons;
  }

  private static void hours(Plan plan, Instant start, Instant end, Set<WhyNot> reasons) {
    LocalDate day = plan.dateOf(start);
    List<OpenInterval> open = plan.hours().on(day);
    if (open.isEmpty()) {
      reasons.add(plan.hours().nameOf(day).isPresent() ? WhyNot.HOLIDAY : WhyNot.CLOSED);
      return;
    }
    List<OpenInterval> around = new ArrayList<>(open);
    around.removeIf(interval -> !OpenRange.of(plan.zone(), day, interval).contains(start, end));
    if (around.isEmpty()) {
      reasons.add(WhyNot.OUTSIDE_HOURS);
    } else if (around.stream().noneMatch(interval -> isOnGrid(plan, interval, start))) {
      reasons.add(WhyNot.OFF_GRID);
    }
  }

  private static boolean isOnGrid(Plan plan, OpenInterval interval, Instant start) {
    LocalDateTime shown = LocalDateTime.ofInstant(start, plan.zone());
    Duration sinceOpening = Duration.between(shown.toLocalDate().atTime(interval.opens()), shown);
    Duration step = Duration.ofMinutes(plan.settings().slotMinutes());
    return !sinceOpening.isNegative()
        && step.multipliedBy(sinceOpening.dividedBy(step)).equals(sinceOpening)
        && WallClock.showing(plan.zone(), shown).filter(start::equals).isPresent();
  }

  private static OfTechnician ofTechnician(
      Plan plan, TechnicianDay hisDay, Instant start, Instant end) {
    PlannedTechnician technician = hisDay.technician();
    Set<WhyNot> reasons = EnumSet.noneOf(WhyNot.class);
    if (!technician.can(plan.service().requiredSkill())) {
      reasons.add(WhyNot.NO_SKILL);
    }
    if (hisDay.shift() == null) {
      reasons.add(WhyNot.DAY_OFF);
    } else if (!hisDay.works(start, end)) {
      reasons.add(WhyNot.NOT_WORKING);
    }
    if (hisDay.diary().isTaken(start, plan.blockedUntil(end))) {
      reasons.add(WhyNot.TAKEN);
    }
    if (hisDay.diary().isBusy(start, plan.blockedUntil(end))) {
      reasons.add(WhyNot.BUSY_IN_CALENDAR);
    }
    if (!hisDay.isReachable(start, end)) {
      reasons.add(WhyNot.TOO_FAR_TO_DRIVE);
    }
    return new OfTechnician(technician.id(), technician.name(), reasons);
  }

  /** One technician, and all that stands in his way. */
  record OfTechnician(UUID technicianId, String name, Set<WhyNot> reasons) {
    OfTechnician {
      reasons = Set.copyOf(reasons);
    }

    boolean isFree() {
      return reasons.isEmpty();
    }

    Stream<WhyNot> inOrder() {
      return reasons.stream().sorted();
    }
  }
}
