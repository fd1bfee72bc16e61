package dev.switchboard.scheduling.availability;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.switchboard.scheduling.Rows;
import dev.switchboard.scheduling.settings.WeeklyHours;
import dev.switchboard.scheduling.technician.DayOff;
import dev.switchboard.scheduling.travel.Location;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
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
 * @param home where his day begins and ends, when it is known
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PlannedTechnician(
    UUID id,
    String name,
    Set<String> skills,
    @Nullable WeeklyHours weeklyHours,
    List<DayOff> daysOff,
    boolean crew,
    @Nullable Location home) {
  /** A subquery: the active technicians of tenant $1, for {@link #all}. */
  public static final String OF_TENANT =
      """
      (SELECT coalesce(jsonb_agg(jsonb_build_object(
                'id', p.id, 'name', p.name, 'skills', p.skills, 'weeklyHours', p.weekly_hours,
                'daysOff', p.days_off, 'crew', p.crew, 'home', CASE WHEN p.home_latitude IS NOT NULL
                  THEN jsonb_build_object('latitude', p.home_latitude, 'longitude', p.home_longitude)
                  END)), '[]')::text
       FROM technician p WHERE p.tenant_id = $1 AND p.active AND p.archived_at IS NULL)
      """;

  public PlannedTechnician {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    skills = Set.copyOf(skills);
    daysOff = List.copyOf(daysOff);
  }

  /** Skills are told apart by their letters, not by their case. */
  public boolean can(@Nullable String skill) {
    return crew || skill == null || skills.stream().anyMatch(skill::equalsIgnoreCase);
  }

  /** What {@link #OF_TENANT} has found. */
  public static List<PlannedTechnician> all(String found) {
    return List.of(Rows.read(found, PlannedTechnician[].class));
  }

  /** Everybody but the crew, which stands in only while there is nobody else. */
  public static List<PlannedTechnician> atWork(List<PlannedTechnician> active) {
    boolean named = active.stream().anyMatch(technician -> !technician.crew());
    return active.stream().filter(technician -> !(named && technician.crew())).toList();
  }

  /** His work on a date; empty when it is his day off. */
  Optional<Shift> shift(ZoneId zone, LocalDate date) {
    if (isOff(date)) {
      return Optional.empty();
    }
    return Optional.of(new Shift(this, hoursOn(zone, date)));
  }

  public boolean isOff(LocalDate date) {
    return daysOff.stream().anyMatch(off -> off.includes(date));
  }

  private @Nullable List<OpenRange> hoursOn(ZoneId zone, LocalDate date) {
    return weeklyHours == null
        ? null
        : OpenRange.of(zone, date, weeklyHours.on(date.getDayOfWeek()));
  }
}
