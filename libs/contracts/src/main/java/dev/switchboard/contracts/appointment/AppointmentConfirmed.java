package dev.switchboard.contracts.appointment;

import dev.switchboard.contracts.Topic;

/** The customer said that the visit suits (features.md S9). */
public record AppointmentConfirmed(AppointmentSnapshot appointment) implements AppointmentEvent {
  @Override
  public Topic topic() {
    return Topic.APPOINTMENT_CONFIRMED;
  }
}
