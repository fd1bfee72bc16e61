package dev.switchboard.contracts.appointment;

import dev.switchboard.contracts.Topic;

/**
 * A visit that was agreed elsewhere was taken over (features.md P10). It is no booking: nobody is
 * told, no calendar is written and nothing is billed for it.
 */
public record AppointmentImported(AppointmentSnapshot appointment) implements AppointmentEvent {
  @Override
  public Topic topic() {
    return Topic.APPOINTMENT_IMPORTED;
  }
}
