package dev.switchboard.scheduling.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.scheduling.Invalid;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The request to change the settings: {@link Settings}' fields, or the short form of features.md
 * S14 and S15, or both for different things; what is left out stays as it is.
 *
 * @param maxJobsPerDay 0 takes the limit away
 * @param openHour of every open day, 0 to 23
 * @param closeHour 1 to 24
 * @param closedWeekdays names, or 0 (Monday) to 6
 * @param shortReminderHours the only reminder; 0: none
 * @param serviceMinutes how long visits take, by the service type's code
 */
record SettingsRequest(
    @Nullable HoursRequest weeklyHours,
    @Nullable @Size(max = 400) List<@NotNull LocalDate> closedDays,
    @Nullable @Size(max = 400) List<@NotNull @Valid SpecialDayRequest> specialDays,
    @Nullable @Valid HolidaysRequest holidays,
    @Nullable @Min(5) @Max(240) Integer slotMinutes,
    @Nullable @Min(0) @Max(43200) Integer leadMinutes,
    @Nullable @Min(1) @Max(365) Integer horizonDays,
    @Nullable @Min(0) @Max(1000) Integer maxJobsPerDay,
    @Nullable @Min(0) @Max(100) Integer emergencyAllowance,
    @Nullable @Min(0) @Max(240) Integer travelBufferMinutes,
    @Nullable Boolean reserveMorningsForEmergencies,
    @Nullable @Size(max = 8) List<@NotNull @Min(1) @Max(720) Integer> reminderHours,
    @Nullable @Min(0) @Max(720) Integer lateCancelHours,
    @Nullable @Min(1) @Max(120) Integer holdMinutes,
    @Nullable QuietHoursRequest quietHours,
    @Nullable @Min(1) @Max(6000) Integer remindersPerMinute,
    @JsonProperty("open_hour") @Nullable Integer openHour,
    @JsonProperty("close_hour") @Nullable Integer closeHour,
    @JsonProperty("closed_days") @Nullable List<String> closedWeekdays,
    @JsonProperty("max_jobs_per_day") @Nullable Integer shortMaxJobs,
    @JsonProperty("reserve_mornings_for_emergencies") @Nullable Boolean shortReserve,
    @JsonProperty("travel_buffer_minutes") @Nullable Integer shortBuffer,
    @JsonProperty("default_reminder_hours") @Nullable Integer shortReminderHours,
    @JsonProperty("service_duration_config")
        @Nullable Map<String, @Nullable Integer> serviceMinutes) {
  private static final int MOST_JOBS = 1000;
  private static final int LONGEST_BUFFER = 240;
  private static final int LATEST_REMINDER = 720;

  /**
   * @throws ApplicationException INVALID_SETTINGS with the field
   */
  Settings over(Settings now) {
    List<SpecialDay> special =
        specialDays == null ? now.specialDays() : SpecialDayRequest.checked(specialDays);
    Integer most =
        oneOf(
            "max_jobs_per_day", ranged("max_jobs_per_day", shortMaxJobs, MOST_JOBS), maxJobsPerDay);
    return new Settings(
        week(now.weeklyHours()),
        closedDays(now.closedDays(), special),
        special,
        holidays == null ? now.holidays() : holidays.over(now.holidays()),
        or(slotMinutes, now.slotMinutes()),
        or(leadMinutes, now.leadMinutes()),
        or(horizonDays, now.horizonDays()),
        most == null ? now.maxJobsPerDay() : noneIfZero(most),
        or(emergencyAllowance, now.emergencyAllowance()),
        or(buffer(), now.travelBufferMinutes()),
        or(
            oneOf("reserve_mornings_for_emergencies", shortReserve, reserveMorningsForEmergencies),
            now.reserveMorningsForEmergencies()),
        or(oneOf("default_reminder_hours", reminders(), reminderHours), now.reminderHours()),
        or(lateCancelHours, now.lateCancelHours()),
        or(holdMinutes, now.holdMinutes()),
        quietHours == null ? now.quietHours() : quietHours.checked(),
        or(remindersPerMinute, now.remindersPerMinute()));
  }

  /** In minutes, by the service type's code. */
  Map<String, @Nullable Integer> durations() {
    return serviceMinutes == null ? Map.of() : serviceMinutes;
  }

  private WeeklyHours week(WeeklyHours now) {
    ShortForm shortForm = new ShortForm(openHour, closeHour, closedWeekdays);
    if (weeklyHours == null) {
      return shortForm.isAbsent() ? now : shortForm.over(now);
    }
    if (!shortForm.isAbsent()) {
      throw Invalid.settings("weeklyHours", "is said in the short form as well");
    }
    return weeklyHours.checked("weeklyHours");
  }

  private List<LocalDate> closedDays(List<LocalDate> now, List<SpecialDay> special) {
    List<LocalDate> closed = or(closedDays, now);
    for (int i = 0; i < special.size(); i++) {
      if (closed.contains(special.get(i).date())) {
        throw Invalid.settings(
            closedDays == null ? "specialDays" : "closedDays",
            "has %s, which is a special day and a closed day".formatted(special.get(i).date()));
      }
    }
    return closed;
  }

  private @Nullable Integer buffer() {
    return oneOf(
        "travel_buffer_minutes",
        ranged("travel_buffer_minutes", shortBuffer, LONGEST_BUFFER),
        travelBufferMinutes);
  }

  private @Nullable List<Integer> reminders() {
    Integer hours = ranged("default_reminder_hours", shortReminderHours, LATEST_REMINDER);
    if (hours == null) {
      return null;
    }
    return hours == 0 ? List.of() : List.of(hours);
  }

  private static @Nullable Integer ranged(String field, @Nullable Integer value, int most) {
    if (value != null && (value < 0 || value > most)) {
      throw Invalid.settings(field, "must be between 0 and " + most);
    }
    return value;
  }

  private static <T> @Nullable T oneOf(String field, @Nullable T inShort, @Nullable T inFull) {
    if (inShort != null && inFull != null) {
      throw Invalid.settings(field, "is said in the long form as well");
    }
    return inShort == null ? inFull : inShort;
  }

  private static @Nullable Integer noneIfZero(int jobs) {
    return jobs == 0 ? null : Integer.valueOf(jobs);
  }

  private static <T> T or(@Nullable T wanted, T now) {
    return wanted == null ? now : wanted;
  }
}
