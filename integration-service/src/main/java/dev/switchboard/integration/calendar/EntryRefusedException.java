package dev.switchboard.integration.calendar;

import java.util.Objects;

/** Google will not take this entry, however often it is sent. */
final class EntryRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EntryRefusedException(String reason) {
    super(Objects.requireNonNull(reason, "reason"));
  }

  String reason() {
    return Objects.requireNonNull(getMessage());
  }
}
