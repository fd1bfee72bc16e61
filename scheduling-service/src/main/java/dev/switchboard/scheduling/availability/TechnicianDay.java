package dev.switchboard.scheduling.availability;

import dev.switchboard.scheduling.settings.OpenInterval;
import dev.switchboard.scheduling.settings.WeeklyHours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A technician on one date.
 *
 * @param shift null: it is his day off
 * @param setsOut when he leaves home; null: he is out since the day before, or it does not matter
 */
record TechnicianDay(
    PlannedTechnician technician,
    @Nullable Shift shift,
    Diary diary,
    Reach reach,
    @Nullable Instant setsOut) {
  static TechnicianDay of(
      Plan plan, PlannedTechnician technician, Occupancy occupancy, LocalDate date) {
    return new TechnicianDay(
        technician,
        technician.shift(plan.zone(), date).orElse(null),
        occupancy.diary(technician.id()),
        occupancy.reach(),
        technician.home() == null || !occupancy.reach().isKnown()
            ? null
            : setsOut(plan, technician, date));
  }

  boolean works(Instant start, Instant end) {
    return shift != null && shift.covers(start, end);
  }

  /** By what is booked and what his calendar says. */
  boolean isFree(Instant start, Instant blockedUntil) {
    return !diary.isTaken(start, blockedUntil) && !diary.isBusy(start, blockedUntil);
  }

  boolean isReachable(Instant start, Instant end) {
    return diary.isReachable(reach, start, end, technician.home(), setsOut);
  }

  /** Nobody leaves home before the business opens, nor before his own hours begin. */
  private static @Nullable Instant setsOut(
      Plan plan, PlannedTechnician technician, LocalDate date) {
    Instant opens = begins(plan.zone(), date, plan.hours()::on);
    WeeklyHours own = technician.weeklyHours();
    if (own == null) {
      return opens;
    }
    Instant begins = begins(plan.zone(), date, day -> own.on(day.getDayOfWeek()));
    return opens != null && begins != null && opens.isAfter(begins) ? opens : begins;
  }

  /** Null when there are no hours, or they go on from the evening before. */
  private static @Nullable Instant begins(
      ZoneId zone, LocalDate date, Function<LocalDate, List<OpenInterval>> hours) {
    List<OpenRange> today = passing(zone, date, hours);
    if (today.isEmpty()) {
      return null;
    }
    Instant begins = today.getFirst().from();
    List<OpenRange> before = passing(zone, date.minusDays(1), hours);
    return !before.isEmpty() && before.getLast().to().equals(begins) ? null : begins;
  }

  /** Hours that the clock skips do not pass. */
  private static List<OpenRange> passing(
      ZoneId zone, LocalDate date, Function<LocalDate, List<OpenInterval>> hours) {
    return OpenRange.of(zone, date, hours.apply(date)).stream()
        .filter(range -> range.from().isBefore(range.to()))
        .toList();
  }
}
