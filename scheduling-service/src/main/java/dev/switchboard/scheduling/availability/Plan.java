package dev.switchboard.scheduling.availability;

import dev.switchboard.scheduling.settings.OpeningHours;
import dev.switchboard.scheduling.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a visit of one service type can be planned with.
 *
 * @param setupVersion of the setup that this is made from
 * @param hours of the business, with its settings
 * @param technicians all active ones; the crew only while there is nobody else
 */
public record Plan(
    long setupVersion,
    ZoneId zone,
    OpeningHours hours,
    OfferedService service,
    List<PlannedTechnician> technicians) {
  public Plan {
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(hours, "hours");
    Objects.requireNonNull(service, "service");
    technicians = PlannedTechnician.atWork(technicians);
  }

  public Settings settings() {
    return hours.settings();
  }

  /**
   * Who can do it.
   *
   * @param only null: anybody
   */
  public List<PlannedTechnician> capable(@Nullable UUID only) {
    return technicians.stream()
        .filter(technician -> only == null || technician.id().equals(only))
        .filter(technician -> technician.can(service.requiredSkill()))
        .toList();
  }

  public Instant endOf(Instant start, boolean emergency) {
    return start.plus(service.duration(emergency));
  }

  /** The travel buffer stands after the visit only. */
  public Instant blockedUntil(Instant end) {
    return end.plus(Duration.ofMinutes(settings().travelBufferMinutes()));
  }

  public LocalDate dateOf(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }

  /** Nothing that begins sooner is offered. */
  public Instant earliest(Instant now) {
    return now.plus(Duration.ofMinutes(settings().leadMinutes()));
  }

  /** Nor anything on a later day. */
  public LocalDate lastDay(Instant now) {
    return dateOf(now).plusDays(settings().horizonDays());
  }

  /** Its first moment. */
  public Instant beginOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  /** Whether the business is open from start to end, in one interval, and the technician works. */
  public boolean isOpen(PlannedTechnician technician, Instant start, Instant end) {
    WorkingTimes times = new WorkingTimes(zone, hours);
    return times.areOpen(start, end) && times.include(technician, start, end);
  }

  /** Whether the morning is kept for emergencies (features.md S1). */
  public boolean isReserved(Instant start, boolean emergency) {
    return settings().isReserved(LocalTime.ofInstant(start, zone), emergency);
  }

  /** Whether a day with so many jobs takes one more (features.md S1, S14). */
  public boolean takesMore(int jobs, boolean emergency) {
    Integer most = mostJobs(emergency);
    return most == null || jobs < most;
  }

  /** How many jobs a day takes; null: no limit. */
  public @Nullable Integer mostJobs(boolean emergency) {
    return settings().mostJobs(emergency);
  }
}
