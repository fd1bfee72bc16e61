package dev.switchboard.integration.calendar;

import dev.switchboard.integration.connection.Health;
import java.util.Objects;

/** The calendar could not be brought in step; to be tried again. */
final class CalendarFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Health health;

  /**
   * @param health DEGRADED when it may pass by itself, BROKEN when somebody has to change something
   */
  CalendarFailedException(Health health, String reason) {
    super(Objects.requireNonNull(reason, "reason"));
    this.health = Objects.requireNonNull(health, "health");
  }

  Health health() {
    return health;
  }

  String reason() {
    return Objects.requireNonNull(getMessage());
  }
}
