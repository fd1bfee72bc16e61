package dev.switchboard.scheduling.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a plan comes to.
 *
 * @param now the day as it stood when it was looked at
 * @param planned the day as it would be
 * @param changes how many visits get another technician or start
 */
record PlanOutcome(Figures now, Figures planned, int changes, List<RouteView> routes) {
  PlanOutcome {
    Objects.requireNonNull(now, "now");
    Objects.requireNonNull(planned, "planned");
    routes = List.copyOf(routes);
  }

  static PlanOutcome of(DaySolution now, DaySolution planned) {
    List<RouteView> routes = planned.routes.stream().map(RouteView::of).toList();
    int changes =
        (int)
            routes.stream()
                .flatMap(route -> route.stops().stream())
                .filter(stop -> stop.before() != null)
                .count();
    return new PlanOutcome(Figures.of(now), Figures.of(planned), changes, routes);
  }

  Stream<Planned> visits() {
    return routes.stream()
        .flatMap(route -> route.stops().stream().map(stop -> new Planned(route, stop)));
  }

  /**
   * A whole day in figures.
   *
   * @param conflicts visits where they do not fit any more
   */
  record Figures(long travelMinutes, int lateVisits, long lateMinutes, int conflicts) {
    static Figures of(DaySolution day) {
      long travel = day.routes.stream().mapToLong(Route::travel).sum();
      List<Long> late = day.stops.stream().map(Stop::late).filter(one -> one > 0).toList();
      return new Figures(
          minutes(travel),
          late.size(),
          minutes(late.stream().mapToLong(one -> one).sum()),
          (int) day.stops.stream().filter(Stop::isConflict).count());
    }
  }

  /**
   * A technician's day.
   *
   * @param travelMinutes from home and home again
   * @param workMinutes with customers
   */
  record RouteView(
      UUID technicianId,
      String technicianName,
      long travelMinutes,
      long workMinutes,
      List<StopView> stops) {
    RouteView {
      stops = List.copyOf(stops);
    }

    static RouteView of(Route route) {
      return new RouteView(
          route.technician().id(),
          route.technician().name(),
          minutes(route.travel()),
          minutes(route.work()),
          route.stops.stream().map(StopView::of).toList());
    }
  }

  /**
   * A visit of the plan.
   *
   * @param version of the appointment when it was looked at
   * @param arrivesAt when its technician can be there
   * @param lateMinutes how much later that is than the customer was told
   * @param conflict it stands where it does not fit any more, and no place was found for it
   * @param before where it stood; absent when the plan leaves it there
   */
  record StopView(
      UUID appointmentId,
      long version,
      String serviceType,
      Instant startsAt,
      Instant endsAt,
      Instant arrivesAt,
      long lateMinutes,
      boolean emergency,
      boolean pinned,
      boolean conflict,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Before before) {
    static StopView of(Stop stop) {
      DayVisit visit = stop.visit();
      return new StopView(
          visit.id(),
          visit.version(),
          visit.serviceType(),
          Instant.ofEpochSecond(stop.starts()),
          Instant.ofEpochSecond(stop.starts() + visit.duration()),
          Instant.ofEpochSecond(stop.arrives()),
          minutes(stop.late()),
          visit.emergency(),
          visit.pinned(),
          stop.isConflict(),
          stop.isChanged()
              ? new Before(visit.technicianId(), Instant.ofEpochSecond(visit.startsAt()))
              : null);
    }

    Instant startedAt() {
      return before == null ? startsAt : before.startsAt();
    }
  }

  /** Where a visit stood. */
  record Before(UUID technicianId, Instant startsAt) {}

  /** A visit of the plan, and whose. */
  record Planned(RouteView route, StopView stop) {
    UUID technicianBefore() {
      PlanOutcome.Before before = stop.before();
      return before == null ? route.technicianId() : before.technicianId();
    }
  }

  /** Whole minutes, the begun one counted. */
  private static long minutes(long seconds) {
    return Math.ceilDiv(seconds, 60);
  }
}
