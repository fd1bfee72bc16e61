package dev.switchboard.scheduling.reminder;

import dev.switchboard.scheduling.settings.QuietHours;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/**
 * When a visit's reminders are due (features.md S9, S15). Each may be said until the next one is
 * due, the last until a quarter of an hour before the visit.
 *
 * <p>One that would be due in quiet hours is due at their end, if half of the time before the visit
 * is left then; else half an hour before they begin. Where that brings two within half an hour,
 * only the one nearer to the visit is left.
 */
final class ReminderPlan {
  static final Duration LAST_MOMENT = Duration.ofMinutes(15);

  /** Said before quiet hours, it should be sent before they begin. */
  static final Duration HEAD_START = Duration.ofMinutes(30);

  private ReminderPlan() {}

  /** On the clock alone; one whose time is past already is not made. */
  static List<Planned> of(Instant startsAt, List<Integer> hours, Instant now) {
    return chained(startsAt, hours.stream().map(it -> new At(it, before(startsAt, it))).toList())
        .stream()
        .filter(planned -> planned.dueAt().isAfter(now))
        .toList();
  }

  /** Out of the customer's quiet hours; also those whose time is past. */
  static List<Planned> of(
      Instant startsAt, List<Integer> hours, QuietHours quiet, ZoneId customers) {
    return chained(
        startsAt,
        hours.stream().map(it -> new At(it, audible(startsAt, it, quiet, customers))).toList());
  }

  private static Instant audible(Instant startsAt, int hours, QuietHours quiet, ZoneId zone) {
    Instant wanted = before(startsAt, hours);
    if (!quiet.isQuiet(wanted, zone)) {
      return wanted;
    }
    Instant end = quiet.endAfter(wanted, zone);
    Instant latest = startsAt.minus(Duration.ofHours(hours).dividedBy(2));
    return end.isAfter(latest) ? quiet.beginBefore(wanted, zone).minus(HEAD_START) : end;
  }

  /** From the visit backwards: who comes too close to the next one is left out. */
  private static List<Planned> chained(Instant startsAt, List<At> wanted) {
    Deque<Planned> planned = new ArrayDeque<>();
    Instant until = startsAt.minus(LAST_MOMENT);
    Instant latest = until;
    for (At one : wanted.stream().distinct().sorted(Comparator.comparing(At::hours)).toList()) {
      if (!one.dueAt().isAfter(latest)) {
        planned.addFirst(new Planned(one.hours(), one.dueAt(), until));
        until = one.dueAt();
        latest = until.minus(HEAD_START);
      }
    }
    return List.copyOf(planned);
  }

  private static Instant before(Instant startsAt, int hours) {
    return startsAt.minus(Duration.ofHours(hours));
  }

  private record At(int hours, Instant dueAt) {}

  /** Both in business time. */
  record Planned(int hoursBefore, Instant dueAt, Instant notAfter) {
    Planned {
      Objects.requireNonNull(dueAt, "dueAt");
      Objects.requireNonNull(notAfter, "notAfter");
    }
  }
}
