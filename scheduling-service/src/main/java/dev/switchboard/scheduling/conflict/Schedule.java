package dev.switchboard.scheduling.conflict;

import dev.switchboard.scheduling.availability.PlannedTechnician;
import dev.switchboard.scheduling.availability.WorkingTimes;
import dev.switchboard.scheduling.settings.Settings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Everything that visits are judged by.
 *
 * @param technicians who works; the crew only while there is nobody else
 * @param skills what service types require, by code
 */
public record Schedule(
    WorkingTimes times, List<PlannedTechnician> technicians, Map<String, String> skills) {
  public Schedule {
    Objects.requireNonNull(times, "times");
    technicians = PlannedTechnician.atWork(technicians);
    skills = Map.copyOf(skills);
  }

  /**
   * Which of the visits do not fit.
   *
   * @param visits by start
   */
  List<Conflict> against(List<StandingVisit> visits) {
    return against(visits, Set.of());
  }

  /**
   * The same.
   *
   * @param busy those that lie in time that an outside calendar has something in
   */
  List<Conflict> against(List<StandingVisit> visits, Set<UUID> busy) {
    Set<UUID> tooMany = tooMany(visits);
    List<Conflict> found = new ArrayList<>();
    for (StandingVisit visit : visits) {
      Set<Reason> reasons = reasons(visit);
      if (tooMany.contains(visit.appointmentId())) {
        reasons.add(Reason.DAY_FULL);
      }
      if (busy.contains(visit.appointmentId())) {
        reasons.add(Reason.BUSY_IN_CALENDAR);
      }
      if (!reasons.isEmpty()) {
        found.add(new Conflict(visit, List.copyOf(reasons)));
      }
    }
    return found;
  }

  /** Those that do not fit into this one, for a reason that {@code before} did not give. */
  List<Conflict> newAgainst(List<StandingVisit> visits, Schedule before) {
    Map<UUID, List<Reason>> old = new HashMap<>();
    before.against(visits).forEach(one -> old.put(one.visit().appointmentId(), one.reasons()));
    return against(visits).stream()
        .flatMap(
            one -> one.without(old.getOrDefault(one.visit().appointmentId(), List.of())).stream())
        .toList();
  }

  private Set<Reason> reasons(StandingVisit visit) {
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    Instant start = visit.startsAt();
    if (!times.areOpen(start, visit.endsAt())) {
      reasons.add(
          times.hours().isClosedDay(times.dateOf(start))
              ? Reason.CLOSED_DAY
              : Reason.OUTSIDE_HOURS);
    }
    if (settings().isReserved(LocalTime.ofInstant(start, times.zone()), visit.emergency())) {
      reasons.add(Reason.MORNING_RESERVED);
    }
    technician(visit)
        .ifPresentOrElse(
            technician -> reasons.addAll(reasons(visit, technician)),
            () -> reasons.add(Reason.TECHNICIAN_GONE));
    return reasons;
  }

  private Set<Reason> reasons(StandingVisit visit, PlannedTechnician technician) {
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    if (!times.include(technician, visit.startsAt(), visit.endsAt())) {
      reasons.add(Reason.TECHNICIAN_OFF);
    }
    if (!technician.can(skills.get(visit.serviceType()))) {
      reasons.add(Reason.SKILL_MISSING);
    }
    return reasons;
  }

  private Optional<PlannedTechnician> technician(StandingVisit visit) {
    return technicians.stream().filter(one -> one.id().equals(visit.technicianId())).findFirst();
  }

  /** Emergencies may pass the limit, as many as are allowed, whichever was booked first. */
  private Set<UUID> tooMany(List<StandingVisit> visits) {
    List<StandingVisit> emergenciesLast =
        visits.stream().sorted(Comparator.comparing(StandingVisit::emergency)).toList();
    Set<UUID> tooMany = new HashSet<>();
    Map<LocalDate, Integer> jobs = new HashMap<>();
    for (StandingVisit visit : emergenciesLast) {
      int place = jobs.merge(times.dateOf(visit.startsAt()), 1, Integer::sum);
      Integer most = settings().mostJobs(visit.emergency());
      if (most != null && place > most) {
        tooMany.add(visit.appointmentId());
      }
    }
    return tooMany;
  }

  public Settings settings() {
    return times.hours().settings();
  }
}
