package dev.switchboard.scheduling.availability;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.switchboard.scheduling.settings.WeeklyHours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An active technician, as far as planning is concerned.
 *
 * @param weeklyHours within the business's; null: all of them
 * @param crew stands for everybody and can do everything
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PlannedTechnician(
    UUID id,
    String name,
    Set<String> skills,
    @Nullable WeeklyHours weeklyHours,
    Set<LocalDate> daysOff,
    boolean crew) {
  public PlannedTechnician {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    skills = Set.copyOf(skills);
    daysOff = Set.copyOf(daysOff);
  }

  boolean can(@Nullable String skill) {
    return crew || skill == null || skills.contains(skill);
  }

  /** Whether he works from start to end, which lie on this date. */
  boolean works(ZoneId zone, LocalDate date, Instant start, Instant end) {
    if (daysOff.contains(date)) {
      return false;
    }
    return weeklyHours == null
        || OpenRange.on(zone, date, weeklyHours).stream()
            .anyMatch(range -> range.contains(start, end));
  }
}
