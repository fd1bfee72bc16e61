package dev.switchboard.scheduling.dispatch;

import dev.switchboard.scheduling.travel.Location;
import dev.switchboard.scheduling.travel.TravelTimes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A day as it stands: what a plan begins with, and what may be changed about it.
 *
 * @param technicians all that have visits or may have some
 * @param visits by start; each of one of the technicians
 * @param legs between the visits, then the technicians' homes, each in order
 */
record Day(List<DayTechnician> technicians, List<DayVisit> visits, Legs legs) {
  Day {
    technicians = List.copyOf(technicians);
    visits = List.copyOf(visits);
  }

  /**
   * @param unknown how long the way takes to where nobody knows
   */
  static Day of(
      List<DayTechnician> technicians, List<DayVisit> visits, TravelTimes travel, int unknown) {
    List<DayVisit> byStart =
        visits.stream()
            .sorted(Comparator.comparingLong(DayVisit::startsAt).thenComparing(DayVisit::id))
            .toList();
    List<@Nullable Location> places = new ArrayList<>();
    byStart.forEach(visit -> places.add(visit.location()));
    technicians.forEach(technician -> places.add(technician.home()));
    Legs legs = Legs.between(places, travel, unknown);
    return new Day(technicians, byStart, legs);
  }

  /** The same with nothing urgent: as it would be without a plan. */
  Day calm() {
    return new Day(technicians, visits.stream().map(DayVisit::calm).toList(), legs);
  }

  int home(int technician) {
    return visits.size() + technician;
  }

  /** The visits of each technician, by start. */
  Map<UUID, List<Integer>> byTechnician() {
    Map<UUID, List<Integer>> routes = new HashMap<>();
    for (int i = 0; i < visits.size(); i++) {
      routes.computeIfAbsent(visits.get(i).technicianId(), id -> new ArrayList<>()).add(i);
    }
    return routes;
  }
}
