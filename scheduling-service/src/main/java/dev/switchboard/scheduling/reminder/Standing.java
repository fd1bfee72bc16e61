package dev.switchboard.scheduling.reminder;

import dev.switchboard.scheduling.reminder.Sweep.Settled;
import dev.switchboard.scheduling.reminder.Verdict.Postpone;
import dev.switchboard.scheduling.reminder.Verdict.Say;
import dev.switchboard.scheduling.reminder.Verdict.Skip;
import dev.switchboard.scheduling.reminder.Verdict.Wait;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a reminder's row stands after a look at it.
 *
 * @param because only where its state does not say it
 * @param lookAt when it is looked at again, if it waits
 */
record Standing(Instant dueAt, Instant notAfter, Instant lookAt, @Nullable String because) {
  static Standing of(Settled one) {
    Instant dueAt = one.waiting().dueAt();
    Instant notAfter = one.waiting().reminder().notAfter();
    return switch (one.verdict()) {
      case Say say -> new Standing(say.dueAt(), say.notAfter(), say.dueAt(), null);
      case Wait wait -> new Standing(wait.dueAt(), wait.notAfter(), wait.dueAt(), null);
      case Postpone postpone ->
          new Standing(postpone.dueAt(), postpone.notAfter(), postpone.until(), null);
      case Skip skip -> new Standing(dueAt, notAfter, dueAt, because(skip));
    };
  }

  private static @Nullable String because(Skip skip) {
    return switch (skip.because()) {
      case EXPIRED, REVOKED -> null;
      case OPTED_OUT, QUIET_HOURS, MERGED, PACE -> skip.because().name();
    };
  }
}
