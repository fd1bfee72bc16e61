package dev.switchboard.scheduling.series;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is to be done next with a series: decided from what is there, again after a crash. */
sealed interface NextStep {
  /** Other horizons and zones take effect within this time. */
  Duration LOOK_AGAIN = Duration.ofDays(1);

  /** A visit that is none of its dates is given up. */
  record Cancel(Loose loose) implements NextStep {}

  /** Its next date is within the horizon, or has a visit to move. */
  record Decide(LocalDate day, @Nullable Loose toMove) implements NextStep {}

  /** Nothing before then. */
  record Wait(Instant until) implements NextStep {}

  /** Every date is decided. */
  record Finished() implements NextStep {}

  /** A visit that is not where the series has it. */
  record Loose(LocalDate day, UUID appointmentId) {}

  /**
   * @param loose the earliest visit that is to be moved or given up
   */
  static NextStep of(Series series, @Nullable Loose loose, int horizonDays, Instant now) {
    List<LocalDate> next = series.recurrence().dates(series.decidedThrough(), lastDay(series), 1);
    if (loose != null && (next.isEmpty() || loose.day().isBefore(next.getFirst()))) {
      return new Cancel(loose);
    }
    if (next.isEmpty()) {
      return new Finished();
    }
    LocalDate day = next.getFirst();
    if (loose != null && loose.day().equals(day)) {
      return new Decide(day, loose);
    }
    Instant within = series.recurrence().startOn(day).minus(Duration.ofDays(horizonDays));
    return now.isBefore(within) ? new Wait(earlier(within, now)) : new Decide(day, null);
  }

  private static LocalDate lastDay(Series series) {
    LocalDate endsBefore = series.endsBefore();
    return endsBefore == null ? SeriesRequest.FURTHEST : endsBefore.minusDays(1);
  }

  private static Instant earlier(Instant within, Instant now) {
    Instant again = now.plus(LOOK_AGAIN);
    return within.isBefore(again) ? within : again;
  }
}
