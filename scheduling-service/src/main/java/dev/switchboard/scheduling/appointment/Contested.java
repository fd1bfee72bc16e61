package dev.switchboard.scheduling.appointment;

import dev.switchboard.scheduling.availability.Plan;
import dev.switchboard.scheduling.availability.PlannedTechnician;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The time that is wanted, {@code [from, blockedUntil)}, and whose.
 *
 * @param technicians those who work then; one of them would do
 * @param standsFor a reservation whose time is free to this one
 */
record Contested(
    Instant from, Instant blockedUntil, Set<UUID> technicians, @Nullable UUID standsFor) {
  Contested {
    technicians = Set.copyOf(technicians);
  }

  static Contested of(Plan plan, BookingWish wish, List<PlannedTechnician> working) {
    return new Contested(
        wish.startsAt(),
        plan.blockedUntil(plan.endOf(wish.startsAt(), wish.emergency())),
        working.stream().map(PlannedTechnician::id).collect(Collectors.toSet()),
        wish.standsFor());
  }
}
