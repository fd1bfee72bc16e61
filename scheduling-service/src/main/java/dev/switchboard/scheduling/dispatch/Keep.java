package dev.switchboard.scheduling.dispatch;

/** What a plan is to keep of the day as it is. */
enum Keep {
  /** As much as can be: a visit changes its technician only to save an hour of the road. */
  FEW_MOVES(3600, 1200),
  /** Nothing for its own sake. */
  BEST(120, 30);

  private final int technicianSeconds;
  private final int startSeconds;

  Keep(int technicianSeconds, int startSeconds) {
    this.technicianSeconds = technicianSeconds;
    this.startSeconds = startSeconds;
  }

  /** What another technician must save on the road. */
  int technicianSeconds() {
    return technicianSeconds;
  }

  /** What another start must save on the road. */
  int startSeconds() {
    return startSeconds;
  }
}
