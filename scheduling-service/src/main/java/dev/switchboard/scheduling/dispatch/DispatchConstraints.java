package dev.switchboard.scheduling.dispatch;

import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;

/**
 * What a plan must not do, and what it is to save (features.md S12). Hard: what a booking would be
 * refused for, what somebody was promised, and to come later than one would have come anyway.
 * Medium: visits left where they do not fit any more. Soft, in seconds of the road: all the rest.
 *
 * <p>Public for the solver, which makes it.
 */
public final class DispatchConstraints implements ConstraintProvider {
  private static final int LATE = 10;
  private static final int EMERGENCY_LATE = 30;
  private static final int EMERGENCY_WAITS = 2;

  /** Two hours more for one than for another weigh three minutes of the road. */
  private static final int FAIR = 100;

  private static final int MINUTE = 60;

  @Override
  public Constraint[] defineConstraints(ConstraintFactory from) {
    return new Constraint[] {
      illegal(from),
      overlap(from),
      later(from),
      pinned(from),
      begun(from),
      conflict(from),
      late(from),
      emergencyWaits(from),
      travel(from),
      unfair(from),
      otherTechnician(from),
      otherStart(from)
    };
  }

  private static Constraint illegal(ConstraintFactory from) {
    return from.forEach(Stop.class)
        .filter(stop -> stop.isChanged() && !stop.isLegal())
        .penalizeLong(HardMediumSoftLongScore.ONE_HARD, stop -> MINUTE)
        .asConstraint("illegal");
  }

  private static Constraint overlap(ConstraintFactory from) {
    return from.forEach(Stop.class)
        .filter(stop -> stop.overlap() > 0)
        .penalizeLong(HardMediumSoftLongScore.ONE_HARD, Stop::overlap)
        .asConstraint("overlap");
  }

  private static Constraint later(ConstraintFactory from) {
    return from.forEach(Stop.class)
        .filter(stop -> stop.late() > stop.lateNow)
        .penalizeLong(HardMediumSoftLongScore.ONE_HARD, stop -> stop.late() - stop.lateNow)
        .asConstraint("later than now");
  }

  private static Constraint pinned(ConstraintFactory from) {
    return from.forEach(Stop.class)
        .filter(stop -> stop.visit().pinned() && !stop.isWithItsTechnician())
        .penalizeLong(HardMediumSoftLongScore.ONE_HARD, stop -> MINUTE)
        .asConstraint("pinned");
  }

  private static Constraint begun(ConstraintFactory from) {
    return from.forEach(Stop.class)
        .filter(stop -> stop.visit().locked() && stop.isChanged())
        .penalizeLong(HardMediumSoftLongScore.ONE_HARD, stop -> MINUTE)
        .asConstraint("begun");
  }

  private static Constraint conflict(ConstraintFactory from) {
    return from.forEach(Stop.class)
        .filter(Stop::isConflict)
        .penalizeLong(HardMediumSoftLongScore.ONE_MEDIUM, stop -> 1)
        .asConstraint("conflict");
  }

  private static Constraint late(ConstraintFactory from) {
    return from.forEach(Stop.class)
        .filter(stop -> stop.late() > 0)
        .penalizeLong(
            HardMediumSoftLongScore.ONE_SOFT,
            stop -> stop.late() * (stop.visit().emergency() ? EMERGENCY_LATE : LATE))
        .asConstraint("late");
  }

  private static Constraint emergencyWaits(ConstraintFactory from) {
    return from.forEach(Stop.class)
        .filter(stop -> stop.visit().emergency() || stop.visit().urgent())
        .penalizeLong(HardMediumSoftLongScore.ONE_SOFT, stop -> stop.waits() * EMERGENCY_WAITS)
        .asConstraint("emergency waits");
  }

  private static Constraint travel(ConstraintFactory from) {
    return from.forEach(Route.class)
        .penalizeLong(HardMediumSoftLongScore.ONE_SOFT, Route::travel)
        .asConstraint("travel");
  }

  private static Constraint unfair(ConstraintFactory from) {
    return from.forEach(Route.class)
        .penalizeLong(HardMediumSoftLongScore.ONE_SOFT, DispatchConstraints::load)
        .asConstraint("unfair");
  }

  private static Constraint otherTechnician(ConstraintFactory from) {
    return from.forEach(Stop.class)
        .filter(stop -> !stop.isWithItsTechnician() && !stop.visit().urgent())
        .penalizeLong(HardMediumSoftLongScore.ONE_SOFT, stop -> stop.keep.technicianSeconds())
        .asConstraint("other technician");
  }

  private static Constraint otherStart(ConstraintFactory from) {
    return from.forEach(Stop.class)
        .filter(stop -> stop.isStartChanged() && !stop.visit().urgent())
        .penalizeLong(HardMediumSoftLongScore.ONE_SOFT, stop -> stop.keep.startSeconds())
        .asConstraint("other start");
  }

  /** Squares: the sum is least when all have the same. */
  private static long load(Route route) {
    long minutes = (route.work() + route.travel()) / MINUTE;
    return minutes * minutes / FAIR;
  }
}
