package dev.switchboard.scheduling;

import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.PlatformError;
import dev.switchboard.platform.problem.Violation;
import java.util.List;

/** What a caller asked for and cannot be, with the field that is wrong. */
public final class Invalid {
  private Invalid() {}

  /** INVALID_REQUEST, 400: it breaks a rule of the call. */
  public static ApplicationException request(String field, String message) {
    return new ApplicationException(
        PlatformError.INVALID_REQUEST,
        "The field %s %s.".formatted(field, message),
        List.of(new Violation(field, message)));
  }

  /** INVALID_SETTINGS, 422: each value could be, but not this one here. */
  public static ApplicationException settings(String field, String message) {
    return new ApplicationException(
        SchedulingError.INVALID_SETTINGS,
        "The field %s %s.".formatted(field, message),
        List.of(new Violation(field, message)));
  }

  /** NOT_BOOKABLE, 422: the call is right, but this business cannot do it. */
  public static ApplicationException notBookable(String field, String message) {
    return new ApplicationException(
        SchedulingError.NOT_BOOKABLE,
        "The field %s %s.".formatted(field, message),
        List.of(new Violation(field, message)));
  }
}
