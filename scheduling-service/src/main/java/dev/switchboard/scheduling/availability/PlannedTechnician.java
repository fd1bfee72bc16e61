package dev.switchboard.scheduling.availability;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.switchboard.scheduling.settings.WeeklyHours;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
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

  /** His work on a date; empty when it is his day off. */
  Optional<Shift> shift(ZoneId zone, LocalDate date) {
    if (daysOff.contains(date)) {
      return Optional.empty();
    }
    return Optional.of(
        new Shift(this, weeklyHours == null ? null : OpenRange.on(zone, date, weeklyHours)));
  }
}
