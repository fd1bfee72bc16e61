package dev.switchboard.scheduling.technician;

import dev.switchboard.scheduling.settings.WeeklyHours;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a business says of a technician; see {@link TechnicianRequest}. */
record Technician(
    String name,
    @Nullable String phone,
    List<String> skills,
    @Nullable WeeklyHours weeklyHours,
    List<DayOff> daysOff,
    @Nullable HomeBase homeBase,
    boolean active) {
  Technician {
    Objects.requireNonNull(name, "name");
    skills = List.copyOf(skills);
    daysOff = List.copyOf(daysOff);
  }
}
