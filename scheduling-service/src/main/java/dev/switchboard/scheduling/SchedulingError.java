package dev.switchboard.scheduling;

import dev.switchboard.platform.problem.ErrorCode;

/** The ways scheduling-service refuses; what all services share is in {@code PlatformError}. */
public enum SchedulingError implements ErrorCode {
  APPOINTMENT_NOT_FOUND(404, "There is no such appointment"),
  CAMPAIGN_NOT_FOUND(404, "There is no such campaign"),
  CUSTOMER_NOT_FOUND(404, "There is no such customer"),
  FOLLOW_UP_NOT_FOUND(404, "There is no such follow-up"),
  HOLD_NOT_FOUND(404, "There is no such hold, or it has expired"),
  OCCURRENCE_NOT_FOUND(404, "The series has no such date"),
  OFFER_NOT_FOUND(404, "There is no such offer"),
  REMINDER_NOT_FOUND(404, "There is no such reminder"),
  SERIES_NOT_FOUND(404, "There is no such series"),
  SERVICE_TYPE_NOT_FOUND(404, "There is no such service type"),
  STAGE_NOT_FOUND(404, "There is no such stage"),
  TECHNICIAN_NOT_FOUND(404, "There is no such technician"),
  CAMPAIGN_RUNNING(409, "Another campaign of this kind is running"),
  WAITLIST_ENTRY_NOT_FOUND(404, "There is no such entry"),
  CODE_TAKEN(409, "Another service type has this code"),
  ILLEGAL_TRANSITION(409, "That cannot be done in this state"),
  IN_USE(409, "Something that stands still needs it"),
  OFFER_GONE(409, "The offer is over"),
  SLOT_TAKEN(409, "The slot is no longer free"),
  INVALID_SETTINGS(422, "The settings contradict themselves"),
  NOT_BOOKABLE(422, "That cannot be booked"),
  VERSION_REQUIRED(428, "Say which version is to be changed");

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
