package dev.switchboard.scheduling.technician;

import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.scheduling.settings.HoursRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A technician as the business describes him (features.md S3); what is left out he has not.
 *
 * @param phone as it is written in the country, or with {@code +}; kept as E.164
 * @param skills what service types may require; case does not tell them apart
 * @param weeklyHours within the business's; absent: all of them
 * @param daysOff whole days: dates, or ranges with a reason
 * @param active absent: yes; who is not is offered for nothing new
 */
record TechnicianRequest(
    @NotBlank @Size(max = 120) String name,
    @Nullable @Size(max = 40) String phone,
    @Size(max = 50) List<@NotBlank @Size(max = 60) String> skills,
    @Nullable HoursRequest weeklyHours,
    @Size(max = 400) List<@NotNull @Valid DayOffRequest> daysOff,
    @Nullable @Valid HomeBase homeBase,
    Boolean active) {
  TechnicianRequest {
    skills = Objects.requireNonNullElse(skills, List.of());
    daysOff = Objects.requireNonNullElse(daysOff, List.of());
    active = Objects.requireNonNullElse(active, true);
  }

  /**
   * @param e164 the phone number
   * @throws ApplicationException INVALID_SETTINGS
   */
  Technician checked(@Nullable String e164) {
    return new Technician(
        name.strip(),
        e164,
        List.copyOf(
            skills.stream()
                .map(String::strip)
                .collect(
                    Collectors.toMap(
                        skill -> skill.toLowerCase(Locale.ROOT),
                        skill -> skill,
                        (first, again) -> first,
                        LinkedHashMap::new))
                .values()),
        weeklyHours == null ? null : weeklyHours.checked("weeklyHours"),
        DayOffRequest.checked(daysOff),
        homeBase == null ? null : homeBase.checked(),
        active);
  }
}
