package dev.switchboard.scheduling.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The request to change the settings: {@link Settings}' fields; what is left out stays as it is.
 *
 * @param maxJobsPerDay 0 takes the limit away
 */
record SettingsRequest(
    @Nullable WeeklyHours weeklyHours,
    @Nullable @Size(max = 400) List<@NotNull LocalDate> closedDays,
    @Nullable @Min(5) @Max(240) Integer slotMinutes,
    @Nullable @Min(0) @Max(43200) Integer leadMinutes,
    @Nullable @Min(1) @Max(365) Integer horizonDays,
    @Nullable @Min(0) @Max(1000) Integer maxJobsPerDay,
    @Nullable @Min(0) @Max(100) Integer emergencyAllowance,
    @Nullable @Min(0) @Max(240) Integer travelBufferMinutes,
    @Nullable Boolean reserveMorningsForEmergencies,
    @Nullable @Size(max = 8) List<@NotNull @Min(1) @Max(720) Integer> reminderHours,
    @Nullable @Min(0) @Max(720) Integer lateCancelHours,
    @Nullable @Min(1) @Max(120) Integer holdMinutes) {

  Settings over(Settings now) {
    return new Settings(
        or(weeklyHours, now.weeklyHours()),
        or(closedDays, now.closedDays()),
        or(slotMinutes, now.slotMinutes()),
        or(leadMinutes, now.leadMinutes()),
        or(horizonDays, now.horizonDays()),
        maxJobsPerDay == null ? now.maxJobsPerDay() : noneIfZero(maxJobsPerDay),
        or(emergencyAllowance, now.emergencyAllowance()),
        or(travelBufferMinutes, now.travelBufferMinutes()),
        or(reserveMorningsForEmergencies, now.reserveMorningsForEmergencies()),
        or(reminderHours, now.reminderHours()),
        or(lateCancelHours, now.lateCancelHours()),
        or(holdMinutes, now.holdMinutes()));
  }

  private static @Nullable Integer noneIfZero(int jobs) {
    return jobs == 0 ? null : Integer.valueOf(jobs);
  }

  private static <T> T or(@Nullable T wanted, T now) {
    return wanted == null ? now : wanted;
  }
}
