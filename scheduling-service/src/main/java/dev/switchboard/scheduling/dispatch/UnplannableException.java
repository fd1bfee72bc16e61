package dev.switchboard.scheduling.dispatch;

/** There can be no plan for what was asked. */
final class UnplannableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final PlanFailure failure;

  UnplannableException(PlanFailure failure) {
    super(failure.name(), null, false, false);
    this.failure = failure;
  }

  PlanFailure failure() {
    return failure;
  }
}
