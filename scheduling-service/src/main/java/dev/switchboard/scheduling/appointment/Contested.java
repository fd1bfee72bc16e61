package dev.switchboard.scheduling.appointment;

import dev.switchboard.scheduling.availability.Plan;
import dev.switchboard.scheduling.availability.PlannedTechnician;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The time that is wanted, {@code [from, blockedUntil)}, and whose.
 *
 * @param setupVersion by which it was judged
 * @param window the starts of all that can stand in its way
 * @param technicians those who work then; one of them would do
 * @param day whose jobs it would be one of
 * @param mostJobs how many the day takes; null: no limit
 * @param standsFor a reservation whose time is free to this one
 */
record Contested(
    long setupVersion,
    Instant from,
    Instant blockedUntil,
    Window window,
    Set<UUID> technicians,
    LocalDate day,
    @Nullable Integer mostJobs,
    @Nullable UUID standsFor) {
  Contested {
    technicians = Set.copyOf(technicians);
  }

  static Contested of(Plan plan, BookingWish wish, List<PlannedTechnician> working) {
    Instant blockedUntil = plan.blockedUntil(plan.endOf(wish.startsAt(), wish.emergency()));
    LocalDate day = plan.dateOf(wish.startsAt());
    return new Contested(
        plan.setupVersion(),
        wish.startsAt(),
        blockedUntil,
        Window.of(plan, List.of(day, plan.dateOf(blockedUntil))),
        working.stream().map(PlannedTechnician::id).collect(Collectors.toSet()),
        day,
        plan.mostJobs(wish.emergency()),
        wish.standsFor());
  }
}
