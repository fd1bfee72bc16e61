package dev.switchboard.scheduling.settings;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A business's rules for its calendar (features.md S1, S14, S15).
 *
 * @param weeklyHours on the business's wall clock
 * @param closedDays days off of its own, which need no name
 * @param specialDays dates with hours of their own, by date; none is a closed day as well
 * @param holidays public holidays on which it is closed
 * @param slotMinutes visits start at {@code opens} and every so many minutes after
 * @param leadMinutes a slot that begins sooner is not offered
 * @param horizonDays nor one on a day further away
 * @param maxJobsPerDay visits and holds that may start on one day; absent: no limit
 * @param emergencyAllowance how many emergencies may pass that limit
 * @param travelBufferMinutes kept free after each visit
 * @param reserveMorningsForEmergencies before noon only emergencies
 * @param reminderHours before the visit; none: no reminders
 * @param lateCancelHours a cancel within so many hours of the visit is late
 * @param holdMinutes how long a hold keeps its slot
 * @param quietHours in which no reminder is said; absent: none
 * @param remindersPerMinute how many are said at most, also after an outage
 */
public record Settings(
    WeeklyHours weeklyHours,
    List<LocalDate> closedDays,
    List<SpecialDay> specialDays,
    ObservedHolidays holidays,
    int slotMinutes,
    int leadMinutes,
    int horizonDays,
    @Nullable Integer maxJobsPerDay,
    int emergencyAllowance,
    int travelBufferMinutes,
    boolean reserveMorningsForEmergencies,
    List<Integer> reminderHours,
    int lateCancelHours,
    int holdMinutes,
    @Nullable QuietHours quietHours,
    int remindersPerMinute) {
  public Settings {
    Objects.requireNonNull(weeklyHours, "weeklyHours");
    specialDays = List.copyOf(specialDays);
    Objects.requireNonNull(holidays, "holidays");
    closedDays = closedDays.stream().distinct().sorted().toList();
    reminderHours = reminderHours.stream().distinct().sorted(Comparator.reverseOrder()).toList();
  }

  /** How many jobs a day takes; null: no limit (features.md S1, S14). */
  public @Nullable Integer mostJobs(boolean emergency) {
    return maxJobsPerDay == null || !emergency
        ? maxJobsPerDay
        : Integer.valueOf(maxJobsPerDay + emergencyAllowance);
  }

  /**
   * Whether that time of day is kept for emergencies (features.md S1).
   *
   * @param start on the wall clock
   */
  public boolean isReserved(LocalTime start, boolean emergency) {
    return reserveMorningsForEmergencies && !emergency && start.isBefore(LocalTime.NOON);
  }

  /** What a new tenant has. */
  public static Settings usual() {
    return new Settings(
        WeeklyHours.usual(),
        List.of(),
        List.of(),
        ObservedHolidays.NONE,
        30,
        60,
        60,
        null,
        1,
        0,
        false,
        List.of(24),
        24,
        5,
        null,
        60);
  }
}
