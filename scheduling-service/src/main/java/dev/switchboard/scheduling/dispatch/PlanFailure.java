package dev.switchboard.scheduling.dispatch;

/** Why there is no plan. */
enum PlanFailure {
  /** The emergency it was to be made for is not to be done on that day any more. */
  EMERGENCY_GONE,
  /** Something went wrong while it was made; ask again. */
  SOLVER_FAILED,
  /** The process that made it has ended; ask again. */
  SOLVER_DIED
}
