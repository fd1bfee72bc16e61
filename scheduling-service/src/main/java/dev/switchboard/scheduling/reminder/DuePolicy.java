package dev.switchboard.scheduling.reminder;

import dev.switchboard.scheduling.reminder.ReminderPlan.Planned;
import dev.switchboard.scheduling.reminder.Verdict.Postpone;
import dev.switchboard.scheduling.reminder.Verdict.Say;
import dev.switchboard.scheduling.reminder.Verdict.Skip;
import dev.switchboard.scheduling.reminder.Verdict.Wait;
import dev.switchboard.scheduling.settings.QuietHours;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a reminder is said now (features.md S9), by the facts of this moment. Whatever is decided
 * here, the permit decides again right before it is sent.
 */
final class DuePolicy {
  private DuePolicy() {}

  /**
   * @param customers the zone of the customer's wall clock
   */
  static Verdict decide(Waiting one, ZoneId customers, Instant now) {
    Optional<Planned> planned = planned(one, customers);
    if (planned.isEmpty()) {
      return new Skip(SkipReason.MERGED);
    }
    Planned plan = planned.get();
    if (now.isBefore(plan.dueAt())) {
      return new Wait(plan.dueAt(), plan.notAfter());
    }
    if (!one.facts().stands()) {
      return new Skip(SkipReason.REVOKED);
    }
    if (now.isAfter(plan.notAfter())) {
      return new Skip(SkipReason.EXPIRED);
    }
    if (one.facts().optedOut()) {
      return new Skip(SkipReason.OPTED_OUT);
    }
    return aloud(one.facts().quiet(), customers, plan, now);
  }

  private static Optional<Planned> planned(Waiting one, ZoneId customers) {
    @Nullable QuietHours quiet = one.facts().quiet();
    if (quiet == null) {
      return Optional.of(
          new Planned(one.reminder().hoursBefore(), one.dueAt(), one.reminder().notAfter()));
    }
    return ReminderPlan.of(one.reminder().startsAt(), one.facts().hours(), quiet, customers)
        .stream()
        .filter(planned -> planned.hoursBefore() == one.reminder().hoursBefore())
        .findFirst();
  }

  private static Verdict aloud(
      @Nullable QuietHours quiet, ZoneId customers, Planned plan, Instant now) {
    if (quiet == null) {
      return new Say(plan.dueAt(), plan.notAfter());
    }
    if (!quiet.isQuiet(now, customers)) {
      Instant begin = quiet.nextBegin(now, customers);
      return new Say(plan.dueAt(), begin.isBefore(plan.notAfter()) ? begin : plan.notAfter());
    }
    Instant end = quiet.endAfter(now, customers);
    return end.isAfter(plan.notAfter())
        ? new Skip(SkipReason.QUIET_HOURS)
        : new Postpone(end, plan.dueAt(), plan.notAfter());
  }
}
