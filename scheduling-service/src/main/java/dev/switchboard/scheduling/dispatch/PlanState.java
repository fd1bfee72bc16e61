package dev.switchboard.scheduling.dispatch;

/** Where a plan stands. */
enum PlanState {
  QUEUED,
  SOLVING,
  /** It can be accepted. */
  READY,
  ACCEPTED,
  CANCELLED,
  FAILED
}
