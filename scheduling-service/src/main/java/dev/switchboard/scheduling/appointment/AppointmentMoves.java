package dev.switchboard.scheduling.appointment;

import static dev.switchboard.contracts.appointment.AppointmentStatus.CANCELLED;
import static dev.switchboard.contracts.appointment.AppointmentStatus.COMPLETED;
import static dev.switchboard.contracts.appointment.AppointmentStatus.CONFIRMED;
import static dev.switchboard.contracts.appointment.AppointmentStatus.IN_PROGRESS;
import static dev.switchboard.contracts.appointment.AppointmentStatus.NO_SHOW;
import static dev.switchboard.contracts.appointment.AppointmentStatus.PENDING_RESCHEDULE;
import static dev.switchboard.contracts.appointment.AppointmentStatus.SCHEDULED;

import dev.switchboard.contracts.appointment.AppointmentStatus;
import java.util.Map;
import java.util.Set;

/** The table of features.md S16: which moves an appointment may make. */
final class AppointmentMoves {
  private static final Map<AppointmentStatus, Set<AppointmentStatus>> ALLOWED =
      Map.of(
          SCHEDULED,
              Set.of(CONFIRMED, PENDING_RESCHEDULE, IN_PROGRESS, COMPLETED, NO_SHOW, CANCELLED),
          CONFIRMED,
              Set.of(SCHEDULED, PENDING_RESCHEDULE, IN_PROGRESS, COMPLETED, NO_SHOW, CANCELLED),
          PENDING_RESCHEDULE, Set.of(SCHEDULED, CONFIRMED, CANCELLED),
          IN_PROGRESS, Set.of(COMPLETED, CANCELLED),
          COMPLETED, Set.of(),
          NO_SHOW, Set.of(),
          CANCELLED, Set.of());

  private AppointmentMoves() {}

  /** Whether its time and technician may still be changed without asking the customer. */
  static boolean isToCome(AppointmentStatus status) {
    return status == SCHEDULED || status == CONFIRMED;
  }

  static boolean isGivenUp(AppointmentStatus status) {
    return status == CANCELLED || status == NO_SHOW || status == PENDING_RESCHEDULE;
  }

  /** Staying where it is is no move. */
  static boolean allows(AppointmentStatus from, AppointmentStatus to) {
    return ALLOWED.getOrDefault(from, Set.of()).contains(to);
  }

  /** Nothing follows; only a correction leads away from it. */
  static boolean isFinal(AppointmentStatus status) {
    return ALLOWED.getOrDefault(status, Set.of()).isEmpty();
  }
}
