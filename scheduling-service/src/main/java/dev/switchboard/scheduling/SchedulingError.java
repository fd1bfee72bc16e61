package dev.switchboard.scheduling;

import dev.switchboard.platform.problem.ErrorCode;

/** The ways scheduling-service refuses; what all services share is in {@code PlatformError}. */
public enum SchedulingError implements ErrorCode {
  APPOINTMENT_NOT_FOUND(404, "There is no such appointment"),
  HOLD_NOT_FOUND(404, "There is no such hold, or it has expired"),
  PLAN_NOT_FOUND(404, "There is no such plan"),
  REMINDER_NOT_FOUND(404, "There is no such reminder"),
  SERVICE_TYPE_NOT_FOUND(404, "There is no such service type"),
  TECHNICIAN_NOT_FOUND(404, "There is no such technician"),
  CODE_TAKEN(409, "Another service type has this code"),
  ILLEGAL_TRANSITION(409, "That cannot be done in this state"),
  IN_USE(409, "Something that stands still needs it"),
  PLAN_STALE(409, "What the plan was made of has changed"),
  SLOT_TAKEN(409, "The slot is no longer free"),
  INVALID_SETTINGS(422, "The settings contradict themselves"),
  NOT_BOOKABLE(422, "That cannot be booked"),
  TOO_MANY_PLANS(429, "As many plans as may wait are waiting");

  private final int status;
  private final String title;

  SchedulingError(int status, String title) {
    this.status = status;
    this.title = title;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }
}
