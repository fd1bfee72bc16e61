package dev.switchboard.scheduling.appointment;

import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.scheduling.Invalid;
import dev.switchboard.scheduling.appointment.Placement.Lost;
import dev.switchboard.scheduling.appointment.Placement.Placed;
import dev.switchboard.scheduling.availability.Occupancy;
import dev.switchboard.scheduling.availability.Plan;
import dev.switchboard.scheduling.availability.PlannedTechnician;
import dev.switchboard.scheduling.availability.Reach;
import dev.switchboard.scheduling.availability.Taken;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Judges one time (features.md S1, S5, S14). Opening hours, skills, the day's limit, reserved
 * mornings and the buffer bind everybody; grid, lead time and horizon only say what is offered.
 */
final class BookingPolicy {
  private BookingPolicy() {}

  /**
   * @param taken everything taken on the visit's days
   * @param reach of the wish's place
   * @throws ApplicationException NOT_BOOKABLE for a time that could never be had
   */
  static Placement place(Plan plan, BookingWish wish, Taken taken, Reach reach, Instant now) {
    List<PlannedTechnician> working = working(plan, wish, now);
    Occupancy others = Occupancy.of(plan, taken.without(wish.standsFor()), reach);
    UUID preferred = taken.technicianOf(wish.standsFor()).orElse(null);
    return free(plan, wish, working, others, preferred)
        .<Placement>map(technician -> placed(plan, wish, technician))
        .orElseGet(Lost::new);
  }

  /**
   * Who works then, of those who may be asked.
   *
   * @throws ApplicationException NOT_BOOKABLE when nobody does
   */
  static List<PlannedTechnician> working(Plan plan, BookingWish wish, Instant now) {
    Instant start = wish.startsAt();
    Instant end = plan.endOf(start, wish.emergency());
    if (start.isBefore(now)) {
      throw Invalid.notBookable("startsAt", "is past");
    }
    List<PlannedTechnician> working =
        capable(plan, wish).stream()
            .filter(technician -> plan.isOpen(technician, start, end))
            .toList();
    if (working.isEmpty()) {
      throw Invalid.notBookable("startsAt", "is outside of the working hours");
    }
    return working;
  }

  /**
   * Who may be asked to do it.
   *
   * @throws ApplicationException NOT_BOOKABLE when nobody can
   */
  static List<PlannedTechnician> capable(Plan plan, BookingWish wish) {
    List<PlannedTechnician> capable = plan.capable(wish.technicianId());
    if (capable.isEmpty()) {
      throw wish.technicianId() == null
          ? Invalid.notBookable("serviceType", "needs a skill that nobody has")
          : Invalid.notBookable("technicianId", "is nobody who can do this");
    }
    return capable;
  }

  private static Optional<PlannedTechnician> free(
      Plan plan,
      BookingWish wish,
      List<PlannedTechnician> working,
      Occupancy occupancy,
      @Nullable UUID preferred) {
    Instant start = wish.startsAt();
    LocalDate day = plan.dateOf(start);
    if (plan.isReserved(start, wish.emergency())
        || !plan.takesMore(occupancy.jobs(day), wish.emergency())) {
      return Optional.empty();
    }
    return working.stream()
        .filter(technician -> isFree(plan, wish, occupancy, technician))
        .min(
            Comparator.comparing(
                    (PlannedTechnician technician) -> !technician.id().equals(preferred))
                .thenComparing(technician -> occupancy.jobs(technician.id(), day))
                .thenComparing(PlannedTechnician::id));
  }

  private static boolean isFree(
      Plan plan, BookingWish wish, Occupancy occupancy, PlannedTechnician technician) {
    Instant start = wish.startsAt();
    Instant end = plan.endOf(start, wish.emergency());
    Instant blockedUntil = plan.blockedUntil(end);
    return !occupancy.isTaken(technician.id(), start, blockedUntil)
        && (wish.waived().contains(Waiver.CALENDAR)
            || !occupancy.isBusy(technician.id(), start, blockedUntil))
        && (wish.waived().contains(Waiver.TRAVEL)
            || occupancy.isReachable(plan, technician, start, end));
  }

  private static Placed placed(Plan plan, BookingWish wish, PlannedTechnician technician) {
    Instant end = plan.endOf(wish.startsAt(), wish.emergency());
    return new Placed(
        technician.id(),
        technician.name(),
        wish.startsAt(),
        end,
        plan.blockedUntil(end),
        plan.dateOf(wish.startsAt()));
  }
}
