package dev.switchboard.contracts.appointment;

import dev.switchboard.contracts.Topic;

/** Somebody came and the customer was not there (features.md S16). */
public record AppointmentNoShow(AppointmentSnapshot appointment) implements AppointmentEvent {
  @Override
  public Topic topic() {
    return Topic.APPOINTMENT_NO_SHOW;
  }
}
