package dev.switchboard.scheduling.appointment;

import dev.switchboard.scheduling.availability.Occupied;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** What technicians have to do, while more is given to them. Nobody has two things at once. */
final class TakenTimes {
  private final Map<UUID, NavigableMap<Instant, Occupied>> byStart = new HashMap<>();

  void addAll(Collection<Occupied> taken) {
    taken.forEach(this::add);
  }

  void add(Occupied taken) {
    byStart
        .computeIfAbsent(taken.technicianId(), id -> new TreeMap<>())
        .put(taken.startsAt(), taken);
  }

  /** What the technician has there under this id is his no more. */
  Optional<Occupied> remove(UUID technicianId, UUID id) {
    NavigableMap<Instant, Occupied> own = byStart.getOrDefault(technicianId, new TreeMap<>());
    Optional<Occupied> there = own.values().stream().filter(one -> one.id().equals(id)).findFirst();
    there.ifPresent(one -> own.remove(one.startsAt()));
    return there;
  }

  /** What the technician has between these moments. */
  Optional<Occupied> within(UUID technicianId, Instant from, Instant to) {
    NavigableMap<Instant, Occupied> own = byStart.get(technicianId);
    return Optional.ofNullable(own)
        .map(times -> times.lowerEntry(to))
        .map(Map.Entry::getValue)
        .filter(last -> last.blockedUntil().isAfter(from));
  }
}
