package dev.switchboard.scheduling.dispatch;

import dev.switchboard.scheduling.appointment.LockedVisits;
import dev.switchboard.scheduling.appointment.LockedVisits.Standing;
import dev.switchboard.scheduling.availability.PlannedTechnician;
import dev.switchboard.scheduling.conflict.Schedule;
import dev.switchboard.scheduling.dispatch.PlanOutcome.Planned;
import dev.switchboard.scheduling.dispatch.PlanOutcome.StopView;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Which visits of a plan are no longer what it was made of. One that stays must still stand where
 * it stood; one that is to change must not have changed at all, and must be allowed where it is to
 * go by the rules as they are now.
 */
record Staleness(Schedule schedule, LockedVisits visits, Instant now) {
  Staleness {
    Objects.requireNonNull(schedule, "schedule");
    Objects.requireNonNull(visits, "visits");
    Objects.requireNonNull(now, "now");
  }

  List<UUID> stale(PlanOutcome plan) {
    return plan.visits()
        .filter(this::isStale)
        .map(planned -> planned.stop().appointmentId())
        .sorted()
        .toList();
  }

  private boolean isStale(Planned planned) {
    Optional<Standing> found = visits.standing(planned.stop().appointmentId());
    if (found.isEmpty()) {
      return true;
    }
    Standing standing = found.get();
    if (standing.givenUp() || !isWhereItStood(planned, standing)) {
      return true;
    }
    return planned.stop().before() != null && !mayChange(planned, standing);
  }

  /** Plans are made in whole seconds. */
  private static boolean isWhereItStood(Planned planned, Standing standing) {
    return standing.technicianId().equals(planned.technicianBefore())
        && standing.startsAt().truncatedTo(ChronoUnit.SECONDS).equals(planned.stop().startedAt());
  }

  private boolean mayChange(Planned planned, Standing standing) {
    StopView stop = planned.stop();
    UUID technician = planned.route().technicianId();
    return standing.version() == stop.version()
        && standing.toCome()
        && standing.startsAt().isAfter(now)
        && !stop.startsAt().isBefore(now)
        && (!standing.pinned() || technician.equals(standing.technicianId()))
        && schedule.technicians().stream()
            .filter(one -> one.id().equals(technician))
            .anyMatch(one -> mayDo(one, standing, stop));
  }

  private boolean mayDo(PlannedTechnician technician, Standing standing, StopView stop) {
    return technician.can(schedule.skills().get(standing.serviceType()))
        && (stop.startsAt().equals(stop.startedAt()) || !isReserved(standing, stop))
        && schedule.times().areOpen(stop.startsAt(), stop.endsAt())
        && schedule.times().include(technician, stop.startsAt(), stop.endsAt());
  }

  private boolean isReserved(Standing standing, StopView stop) {
    LocalTime shown = LocalTime.ofInstant(stop.startsAt(), schedule.times().zone());
    return schedule.settings().isReserved(shown, standing.emergency());
  }
}
