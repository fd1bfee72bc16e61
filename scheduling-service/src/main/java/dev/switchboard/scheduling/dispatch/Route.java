package dev.switchboard.scheduling.dispatch;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.variable.PlanningListVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A technician's day: from home, stop by stop, and home again. The solver changes its stops. */
@PlanningEntity
class Route {
  @PlanningId int home;
  @Nullable DayTechnician technician;
  @Nullable Day day;
  @PlanningListVariable List<Stop> stops = new ArrayList<>();

  /** The solver's. */
  Route() {}

  Route(Day day, int index) {
    this.day = day;
    this.home = day.home(index);
    this.technician = day.technicians().get(index);
  }

  final DayTechnician technician() {
    return Objects.requireNonNull(technician);
  }

  /** Seconds on the road, from home and home again. */
  final long travel() {
    Legs legs = Objects.requireNonNull(day).legs();
    long seconds = 0;
    int at = home;
    for (Stop stop : stops) {
      seconds += legs.seconds(at, stop.place);
      at = stop.place;
    }
    return seconds + legs.seconds(at, home);
  }

  /** Seconds with customers. */
  final long work() {
    return stops.stream().mapToLong(stop -> stop.visit().duration()).sum();
  }

  @Override
  public String toString() {
    return "route " + home;
  }
}
