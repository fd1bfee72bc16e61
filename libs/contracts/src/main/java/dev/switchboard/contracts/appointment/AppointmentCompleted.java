package dev.switchboard.contracts.appointment;

import dev.switchboard.contracts.Topic;

/** The visit was made (features.md S16). */
public record AppointmentCompleted(AppointmentSnapshot appointment) implements AppointmentEvent {
  @Override
  public Topic topic() {
    return Topic.APPOINTMENT_COMPLETED;
  }
}
