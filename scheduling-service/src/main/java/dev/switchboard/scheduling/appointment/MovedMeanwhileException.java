package dev.switchboard.scheduling.appointment;

import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.PlatformError;

/** Between reading an appointment and locking its days somebody else moved it: try again. */
final class MovedMeanwhileException extends ApplicationException {
  private static final long serialVersionUID = 1;

  MovedMeanwhileException() {
    super(PlatformError.CONFLICT, "Somebody else moved the appointment at the same time.");
  }
}
