package dev.switchboard.scheduling.technician;

import dev.switchboard.scheduling.settings.WeeklyHours;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A technician as the business describes him (features.md S3).
 *
 * @param phone as it is written in the country, or with {@code +}; kept as E.164
 * @param skills what service types may require
 * @param weeklyHours within the business's; absent: all of them
 * @param daysOff whole days
 * @param active absent: yes; who is not is offered for nothing new
 */
record TechnicianRequest(
    @NotBlank @Size(max = 120) String name,
    @Nullable @Size(max = 40) String phone,
    @Size(max = 50) List<@NotBlank @Size(max = 60) String> skills,
    @Nullable WeeklyHours weeklyHours,
    @Size(max = 400) List<@NotNull LocalDate> daysOff,
    @Nullable @Size(max = 200) String homeBase,
    Boolean active) {
  TechnicianRequest {
    skills = skills == null ? List.of() : skills.stream().map(String::strip).distinct().toList();
    daysOff =
        Objects.requireNonNullElse(daysOff, List.<LocalDate>of()).stream().distinct().toList();
    active = Objects.requireNonNullElse(active, true);
  }
}
