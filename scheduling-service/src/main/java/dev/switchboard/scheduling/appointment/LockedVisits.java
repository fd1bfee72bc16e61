package dev.switchboard.scheduling.appointment;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Visits whose days and rows are locked until the transaction ends. */
public final class LockedVisits {
  private final Map<UUID, Appointment> visits;
  private final List<UUID> pinned;

  LockedVisits(Collection<Appointment> visits, List<UUID> pinned) {
    this.visits =
        visits.stream().collect(Collectors.toUnmodifiableMap(Appointment::id, Function.identity()));
    this.pinned = List.copyOf(pinned);
  }

  /** Empty when there is no such visit, or it was not asked for. */
  public Optional<Standing> standing(UUID appointmentId) {
    return Optional.ofNullable(visits.get(appointmentId)).map(this::standing);
  }

  Appointment require(UUID appointmentId) {
    Appointment visit = visits.get(appointmentId);
    if (visit == null) {
      throw new IllegalArgumentException("the visit was not locked");
    }
    return visit;
  }

  private Standing standing(Appointment visit) {
    return new Standing(
        visit.version(),
        AppointmentMoves.isToCome(visit.status()),
        AppointmentMoves.isGivenUp(visit.status()),
        visit.visit().technicianId(),
        visit.visit().startsAt(),
        visit.visit().endsAt(),
        visit.job().serviceType(),
        visit.job().emergency(),
        pinned.contains(visit.id()));
  }

  /**
   * How a visit stands.
   *
   * @param toCome nobody has begun it, and nobody has given it up
   * @param givenUp nobody is expected at its time any more
   * @param pinned its technician stays
   */
  public record Standing(
      long version,
      boolean toCome,
      boolean givenUp,
      UUID technicianId,
      Instant startsAt,
      Instant endsAt,
      String serviceType,
      boolean emergency,
      boolean pinned) {}
}
