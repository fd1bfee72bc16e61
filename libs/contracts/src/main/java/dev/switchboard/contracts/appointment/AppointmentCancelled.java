package dev.switchboard.contracts.appointment;

import dev.switchboard.contracts.Topic;
import org.jspecify.annotations.Nullable;

/** The visit is off; {@code late} by the tenant's cancellation policy (features.md S7). */
public record AppointmentCancelled(
    AppointmentSnapshot appointment, @Nullable String reason, boolean late)
    implements AppointmentEvent {
  @Override
  public Topic topic() {
    return Topic.APPOINTMENT_CANCELLED;
  }
}
