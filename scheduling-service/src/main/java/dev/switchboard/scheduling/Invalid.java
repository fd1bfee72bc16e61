package dev.switchboard.scheduling;

import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.Violation;
import java.util.List;

/** What a caller asked for and cannot be, with the field that is wrong. */
public final class Invalid {
  private Invalid() {}

  /** NOT_BOOKABLE, 422. */
  public static ApplicationException notBookable(String field, String message) {
    return new ApplicationException(
        SchedulingError.NOT_BOOKABLE,
        "The field %s %s.".formatted(field, message),
        List.of(new Violation(field, message)));
  }
}
