package dev.switchboard.scheduling.reminder;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * When a visit's reminders are due (features.md S9, S15). Each may be said until the next one is
 * due, the last until a quarter of an hour before the visit; one whose time is past already is not
 * made.
 */
final class ReminderPlan {
  private static final Duration LAST_MOMENT = Duration.ofMinutes(15);

  private ReminderPlan() {}

  static List<Planned> of(Instant startsAt, List<Integer> hours, Instant now) {
    List<Integer> ordered = hours.stream().distinct().sorted(Comparator.reverseOrder()).toList();
    List<Planned> planned = new ArrayList<>();
    for (int i = 0; i < ordered.size(); i++) {
      Instant dueAt = before(startsAt, ordered.get(i));
      Instant notAfter =
          i + 1 < ordered.size()
              ? before(startsAt, ordered.get(i + 1))
              : startsAt.minus(LAST_MOMENT);
      if (dueAt.isAfter(now)) {
        planned.add(new Planned(ordered.get(i), dueAt, notAfter));
      }
    }
    return planned;
  }

  private static Instant before(Instant startsAt, int hours) {
    return startsAt.minus(Duration.ofHours(hours));
  }

  /** Both in business time. */
  record Planned(int hoursBefore, Instant dueAt, Instant notAfter) {
    Planned {
      Objects.requireNonNull(dueAt, "dueAt");
      Objects.requireNonNull(notAfter, "notAfter");
    }
  }
}
