package dev.switchboard.scheduling.appointment;

import dev.switchboard.scheduling.availability.Plan;
import dev.switchboard.scheduling.availability.PlannedTechnician;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Which days, and whose, a booking locks (design.md section 10). */
record LockKeys(Set<LocalDate> days, Set<UUID> technicians) {
  LockKeys {
    days = Set.copyOf(days);
    technicians = Set.copyOf(technicians);
  }

  /** Every day that the visit and its buffer touch, of everybody who may do it. */
  static LockKeys of(Plan plan, Instant start, Instant end, Collection<PlannedTechnician> who) {
    Set<LocalDate> days = new HashSet<>();
    Instant blockedUntil = plan.blockedUntil(end);
    for (LocalDate day = plan.dateOf(start);
        day.atStartOfDay(plan.zone()).toInstant().isBefore(blockedUntil);
        day = day.plusDays(1)) {
      days.add(day);
    }
    Set<UUID> technicians = new HashSet<>();
    who.forEach(technician -> technicians.add(technician.id()));
    return new LockKeys(days, technicians);
  }

  LockKeys and(LocalDate day, UUID technician) {
    Set<LocalDate> moreDays = new HashSet<>(days);
    moreDays.add(day);
    Set<UUID> moreTechnicians = new HashSet<>(technicians);
    moreTechnicians.add(technician);
    return new LockKeys(moreDays, moreTechnicians);
  }

  /** How many lock rows there must be of the technicians' days. */
  int technicianDays() {
    return days.size() * technicians.size();
  }
}
