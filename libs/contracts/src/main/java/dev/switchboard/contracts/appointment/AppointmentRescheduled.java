package dev.switchboard.contracts.appointment;

import dev.switchboard.contracts.Topic;
import java.time.Instant;

/** The visit moved; the snapshot is where it now is (features.md S7). */
public record AppointmentRescheduled(AppointmentSnapshot appointment, Instant previousStartsAt)
    implements AppointmentEvent {
  @Override
  public Topic topic() {
    return Topic.APPOINTMENT_RESCHEDULED;
  }
}
