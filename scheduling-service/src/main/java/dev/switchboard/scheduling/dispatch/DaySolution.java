package dev.switchboard.scheduling.dispatch;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All routes of a day, as the solver changes them. */
@PlanningSolution
class DaySolution {
  @PlanningEntityCollectionProperty List<Route> routes = new ArrayList<>();

  @PlanningEntityCollectionProperty @ValueRangeProvider List<Stop> stops = new ArrayList<>();

  @PlanningScore @Nullable HardMediumSoftLongScore score;

  /** The solver's. */
  DaySolution() {}

  /** The day as it stands: a plan without any change. */
  static DaySolution of(Day day, Keep keep) {
    DaySolution now = new DaySolution();
    Map<UUID, List<Integer>> standing = day.byTechnician();
    Stop[] stops = new Stop[day.visits().size()];
    for (int i = 0; i < day.technicians().size(); i++) {
      Route route = new Route(day, i);
      now.routes.add(route);
      for (int place : standing.getOrDefault(route.technician().id(), List.of())) {
        stops[place] = append(route, place, keep, day);
      }
    }
    now.stops.addAll(List.of(stops));
    return now;
  }

  private static Stop append(Route route, int place, Keep keep, Day day) {
    @Nullable Stop before = route.stops.isEmpty() ? null : route.stops.getLast();
    Stop stop = new Stop(day, place, keep, before == null ? -1 : before.place);
    stop.route = route;
    stop.previous = before;
    stop.reckon();
    stop.lateNow = stop.late();
    route.stops.add(stop);
    return stop;
  }
}
