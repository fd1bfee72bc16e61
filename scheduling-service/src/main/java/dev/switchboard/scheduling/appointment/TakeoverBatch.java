package dev.switchboard.scheduling.appointment;

import dev.switchboard.scheduling.appointment.TakeoverRepository.Known;
import dev.switchboard.scheduling.appointment.TakeoverRepository.Setup;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Visits that are taken over together, at one moment.
 *
 * @param zone whose days are locked
 */
record TakeoverBatch(List<Takeover> visits, ZoneId zone, Instant now) {
  /** Nothing is blocked for longer (reservation_times_ck), the buffer included. */
  private static final Duration LONGEST = Duration.ofHours(24);

  TakeoverBatch {
    visits = List.copyOf(visits);
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(now, "now");
  }

  /** Those that take a technician's time. */
  List<Takeover> toCome() {
    return visits.stream().filter(visit -> visit.isToCome(now)).toList();
  }

  /**
   * Every day that they and their travel touch, of everybody who may have them.
   *
   * @param moving those that may go to where they read now
   */
  LockKeys keys(Setup setup, Collection<Known> moving) {
    Set<LocalDate> days = new HashSet<>();
    Set<UUID> technicians = new HashSet<>();
    for (Takeover visit : toCome()) {
      LocalDate first = LocalDate.ofInstant(visit.visit().startsAt(), zone);
      LocalDate last = LocalDate.ofInstant(visit.visit().endsAt().plus(setup.buffer()), zone);
      first.datesUntil(last.plusDays(1)).forEach(days::add);
      technicians.addAll(visit.technicians());
    }
    for (Known visit : moving) {
      days.add(LocalDate.ofInstant(visit.startsAt(), zone));
      technicians.add(visit.technicianId());
    }
    return new LockKeys(days, technicians);
  }

  /** The starts of whatever could be in the way; there is something to come. */
  Window window() {
    List<Instant> starts = toCome().stream().map(visit -> visit.visit().startsAt()).toList();
    return new Window(
        Collections.min(starts).minus(LONGEST), Collections.max(starts).plus(LONGEST));
  }

  /** Those that read differently than they did. */
  List<Known> differing(Map<String, Known> known) {
    return visits.stream()
        .filter(visit -> known.containsKey(visit.externalId()))
        .filter(
            visit ->
                !visit
                    .differencesTo(Objects.requireNonNull(known.get(visit.externalId())).content())
                    .isEmpty())
        .map(visit -> Objects.requireNonNull(known.get(visit.externalId())))
        .toList();
  }

  List<String> externalIds() {
    return visits.stream().map(Takeover::externalId).toList();
  }

  List<UUID> customers() {
    return visits.stream().map(visit -> visit.customer().id()).distinct().toList();
  }
}
