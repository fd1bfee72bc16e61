package dev.switchboard.contracts.appointment;

import dev.switchboard.contracts.DomainEvent;
import java.util.UUID;

/** What can happen to an appointment; each is its full snapshot (features.md S7). */
public sealed interface AppointmentEvent extends DomainEvent
    permits AppointmentBooked,
        AppointmentUpdated,
        AppointmentConfirmed,
        AppointmentRescheduled,
        AppointmentCancelled,
        AppointmentCompleted,
        AppointmentNoShow {
  AppointmentSnapshot appointment();

  @Override
  default UUID subject() {
    return appointment().appointmentId();
  }
}
