package dev.switchboard.contracts.appointment;

import dev.switchboard.contracts.Topic;

/** A slot was held and confirmed in one step: the visit stands (features.md S5, X2). */
public record AppointmentBooked(AppointmentSnapshot appointment) implements AppointmentEvent {
  @Override
  public Topic topic() {
    return Topic.APPOINTMENT_BOOKED;
  }
}
