package dev.switchboard.scheduling.dispatch;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.variable.CascadingUpdateShadowVariable;
import ai.timefold.solver.core.api.domain.variable.InverseRelationShadowVariable;
import ai.timefold.solver.core.api.domain.variable.PreviousElementShadowVariable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A visit on somebody's route. Where it stands follows from its route: what is not pushed stays
 * where it is, so that the day as it stands is a plan without any change.
 *
 * <p>The solver copies stops and sets their fields; its constraints may look at nothing of other
 * stops, since they are judged again only when their own fields change.
 */
@PlanningEntity
class Stop {
  private static final long LONG_AGO = 0;

  @PlanningId int place;
  @Nullable DayVisit visit;
  @Nullable Day day;
  Keep keep = Keep.BEST;

  /** The visit that comes before now. */
  int predecessorNow;

  /** How late its technician is to come now, in seconds. */
  long lateNow;

  @InverseRelationShadowVariable(sourceVariableName = "stops")
  @Nullable Route route;

  @PreviousElementShadowVariable(sourceVariableName = "stops")
  @Nullable Stop previous;

  /** When its technician could be there; its start for the first of a route. */
  @CascadingUpdateShadowVariable(targetMethodName = "reckon")
  @Nullable Long arrives;

  @CascadingUpdateShadowVariable(targetMethodName = "reckon")
  @Nullable Long starts;

  /** Until when the stop before blocks its technician. */
  @CascadingUpdateShadowVariable(targetMethodName = "reckon")
  @Nullable Long blockedBefore;

  /** The solver's. */
  Stop() {}

  Stop(Day day, int place, Keep keep, int predecessorNow) {
    this.day = day;
    this.place = place;
    this.visit = day.visits().get(place);
    this.keep = keep;
    this.predecessorNow = predecessorNow;
  }

  final DayVisit visit() {
    return Objects.requireNonNull(visit);
  }

  final DayTechnician technician() {
    return Objects.requireNonNull(Objects.requireNonNull(route).technician);
  }

  final long starts() {
    return Objects.requireNonNull(starts);
  }

  final long arrives() {
    return Objects.requireNonNull(arrives);
  }

  /** Set anew by the solver whenever something before it on its route has changed. */
  void reckon() {
    Route on = route;
    if (on == null) {
      arrives = null;
      starts = null;
      blockedBefore = null;
      return;
    }
    Stop before = previous;
    long free = before == null ? LONG_AGO : before.blockedUntil();
    long ready = before == null ? LONG_AGO : before.leaves() + secondsFrom(before.place);
    long start = start(free, ready);
    blockedBefore = free;
    starts = start;
    arrives = before == null ? Long.valueOf(start) : Long.valueOf(ready);
  }

  private long start(long free, long ready) {
    DayVisit standing = visit();
    if (stays(free) || (standing.isFixed() && !standing.urgent())) {
      return standing.startsAt();
    }
    long from = Math.max(standing.earliest(), Math.max(free, ready));
    long fit = technician().firstFit(standing, from);
    return standing.urgent() && isWithItsTechnician() && !movesUp(fit) ? standing.startsAt() : fit;
  }

  private boolean movesUp(long to) {
    return to <= visit().startsAt()
        && technician().works(visit(), to)
        && technician().isFree(visit(), to);
  }

  private boolean stays(long free) {
    if (!isWithItsTechnician() || visit().urgent()) {
      return false;
    }
    return switch (keep) {
      case FEW_MOVES -> free <= visit().startsAt();
      case BEST -> isAfterWhatItIsAfterNow();
    };
  }

  private boolean isAfterWhatItIsAfterNow() {
    Stop before = previous;
    return before == null
        ? predecessorNow < 0
        : before.place == predecessorNow && !before.isChanged();
  }

  final boolean isWithItsTechnician() {
    return technician().id().equals(visit().technicianId());
  }

  final boolean isChanged() {
    return !isWithItsTechnician() || starts() != visit().startsAt();
  }

  final boolean isStartChanged() {
    return starts() != visit().startsAt();
  }

  /** Whether its technician has the skill, works then, and is not busy with what is not planned. */
  final boolean isLegal() {
    return technician().can(visit())
        && technician().works(visit(), starts())
        && technician().isFree(visit(), starts())
        && starts() >= visit().earliest()
        && starts() <= visit().latest();
  }

  /** Whether it stands where it could not be booked: nobody has put it there. */
  final boolean isConflict() {
    return !isChanged() && !(technician().can(visit()) && technician().works(visit(), starts()));
  }

  /** The seconds that the stop before reaches into it. */
  final long overlap() {
    return Math.max(0, Objects.requireNonNull(blockedBefore) - starts());
  }

  /** How much later its technician comes than the customer was told. */
  final long late() {
    return Math.max(0, arrives() - visit().latest());
  }

  /** How long an emergency waits that could be begun. */
  final long waits() {
    return Math.max(0, starts() - visit().earliest());
  }

  final long leaves() {
    return Math.max(arrives(), starts()) + visit().duration();
  }

  private long blockedUntil() {
    return starts() + visit().blocked();
  }

  private int secondsFrom(int from) {
    return Objects.requireNonNull(day).legs().seconds(from, place);
  }

  @Override
  public String toString() {
    return "stop " + place;
  }
}
