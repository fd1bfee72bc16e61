package dev.switchboard.scheduling.dispatch;

import dev.switchboard.scheduling.dispatch.PlanOutcome.StopView;
import dev.switchboard.scheduling.travel.Location;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what a plan says, and at the day it was made of, with nothing of the solver's: what may
 * not be, in words.
 */
final class PlanCheck {
  private final Map<UUID, DayVisit> visits;
  private final Map<UUID, DayTechnician> technicians;
  private final List<String> wrong = new ArrayList<>();

  private PlanCheck(Day day) {
    this.visits =
        day.visits().stream().collect(Collectors.toMap(DayVisit::id, Function.identity()));
    this.technicians =
        day.technicians().stream()
            .collect(Collectors.toMap(DayTechnician::id, Function.identity()));
  }

  static List<String> wrongIn(PlanOutcome plan, Day day) {
    PlanCheck check = new PlanCheck(day);
    List<UUID> planned = plan.visits().map(one -> one.stop().appointmentId()).toList();
    if (planned.size() != day.visits().size() || !planned.containsAll(check.visits.keySet())) {
      check.wrong.add("visits are lost or doubled");
    }
    Map<UUID, Long> lateNow = check.lateNow(day);
    plan.routes().forEach(route -> check.route(route, lateNow));
    return check.wrong;
  }

  private void route(PlanOutcome.RouteView route, Map<UUID, Long> lateNow) {
    DayTechnician technician = technicians.get(route.technicianId());
    @Nullable DayVisit before = null;
    long blocked = Long.MIN_VALUE;
    long leaves = 0;
    for (StopView stop : route.stops()) {
      DayVisit visit = visits.get(stop.appointmentId());
      long start = stop.startsAt().getEpochSecond();
      require(start >= blocked, "overlaps the one before", stop);
      changed(technician, visit, start, stop);
      long arrives = before == null ? start : leaves + seconds(before.location(), visit.location());
      require(arrives == stop.arrivesAt().getEpochSecond(), "arrives at another time", stop);
      long late = Math.max(0, arrives - visit.latest());
      require(late <= lateNow.get(visit.id()), "comes later than it would have", stop);
      require(Math.ceilDiv(late, 60) == stop.lateMinutes(), "is late by something else", stop);
      leaves = Math.max(arrives, start) + visit.duration();
      blocked = start + visit.blocked();
      before = visit;
    }
  }

  private void changed(DayTechnician technician, DayVisit visit, long start, StopView stop) {
    boolean moved = !technician.id().equals(visit.technicianId());
    boolean other = moved || start != visit.startsAt();
    require(other == (stop.before() != null), "says wrongly whether it changes", stop);
    if (!other) {
      return;
    }
    require(!visit.locked(), "has begun", stop);
    require(!moved || !visit.pinned(), "is pinned", stop);
    require(!technician.gone(), "is with somebody who is gone", stop);
    require(visit.skill() == null || technician.skills().contains("fibre"), "needs a skill", stop);
    require(
        technician.hours().stream()
            .anyMatch(one -> start >= one.from() && start + visit.duration() <= one.to()),
        "is outside of the hours",
        stop);
    require(
        technician.taken().stream()
            .allMatch(one -> start >= one.to() || start + visit.blocked() <= one.from()),
        "is in the way of what is taken",
        stop);
    require(start >= visit.earliest() && start <= visit.latest(), "is not when it was told", stop);
  }

  private Map<UUID, Long> lateNow(Day day) {
    Map<UUID, Long> late = new HashMap<>();
    for (DayTechnician technician : day.technicians()) {
      @Nullable DayVisit before = null;
      long leaves = 0;
      for (DayVisit visit :
          day.visits().stream()
              .filter(one -> one.technicianId().equals(technician.id()))
              .sorted(Comparator.comparingLong(DayVisit::startsAt))
              .toList()) {
        long arrives =
            before == null
                ? visit.startsAt()
                : leaves + seconds(before.location(), visit.location());
        late.put(visit.id(), Math.max(0, arrives - visit.latest()));
        leaves = Math.max(arrives, visit.startsAt()) + visit.duration();
        before = visit;
      }
    }
    return late;
  }

  private static long seconds(@Nullable Location from, @Nullable Location to) {
    return from == null || to == null
        ? RandomDay.UNKNOWN
        : RandomDay.TRAVEL.between(from, to).toSeconds();
  }

  private void require(boolean right, String otherwise, StopView stop) {
    if (!right) {
      wrong.add(otherwise + ": " + stop);
    }
  }
}
