package dev.switchboard.scheduling.reminder;

import java.time.Instant;
import java.util.Optional;

/** What becomes of a reminder that is looked at. */
sealed interface Verdict {
  /**
   * It is said.
   *
   * @param dueAt when it was meant to be
   * @param notAfter later it is not to be sent
   */
  record Say(Instant dueAt, Instant notAfter) implements Verdict {}

  /** Its time has not come yet. */
  record Wait(Instant dueAt, Instant notAfter) implements Verdict {}

  /** Its time has come, but this is no hour to say it. */
  record Postpone(Instant until, Instant dueAt, Instant notAfter) implements Verdict {}

  /** It is never said. */
  record Skip(SkipReason because) implements Verdict {}

  /** Present where its time had come and it was not said. */
  default Optional<SkipReason> skipped() {
    return switch (this) {
      case Say say -> Optional.empty();
      case Wait wait -> Optional.empty();
      case Postpone postpone -> Optional.of(SkipReason.QUIET_HOURS);
      case Skip skip -> Optional.of(skip.because());
    };
  }

  /** The state of its row from now on. */
  default String state() {
    return switch (this) {
      case Say say -> "DUE";
      case Wait wait -> "WAITING";
      case Postpone postpone -> "WAITING";
      case Skip skip ->
          switch (skip.because()) {
            case EXPIRED, REVOKED -> skip.because().name();
            case OPTED_OUT, QUIET_HOURS, MERGED, PACE -> "SKIPPED";
          };
    };
  }
}
