package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.appointment.AppointmentStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;

/**
 * A visit as the customer who booked it sees it.
 *
 * @param zone whose wall clock it was agreed by
 */
public record SelfVisit(
    UUID appointmentId,
    AppointmentStatus status,
    CustomerSnapshot customer,
    String serviceType,
    String serviceName,
    Instant startsAt,
    Instant endsAt,
    ZoneId zone,
    String technicianName) {
  private static final Set<AppointmentStatus> OPEN =
      Set.of(
          AppointmentStatus.SCHEDULED,
          AppointmentStatus.CONFIRMED,
          AppointmentStatus.PENDING_RESCHEDULE);

  static SelfVisit from(AppointmentView view) {
    return new SelfVisit(
        view.appointmentId(),
        view.status(),
        view.customer(),
        view.serviceType(),
        view.serviceName(),
        view.startsAt(),
        view.endsAt(),
        ZoneId.of(view.timeZone()),
        view.technicianName());
  }

  /** Whether the customer may still move it or give it up: nobody is on the way yet. */
  public boolean isOpen(Instant now) {
    return OPEN.contains(status) && now.isBefore(startsAt);
  }
}
