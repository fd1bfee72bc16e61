package dev.switchboard.scheduling.appointment;

import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.scheduling.SchedulingError;
import java.util.List;
import java.util.Map;

/** What cannot be done with an appointment as it is. */
final class Refusal {
  private Refusal() {}

  /** ILLEGAL_TRANSITION, with {@code from} and {@code to}. */
  static ApplicationException illegalMove(String of, Enum<?> from, Enum<?> to) {
    return new ApplicationException(
        SchedulingError.ILLEGAL_TRANSITION,
        "The %s is %s and cannot become %s.".formatted(of, from, to),
        List.of(),
        Map.of("from", from.name(), "to", to.name()));
  }
}
