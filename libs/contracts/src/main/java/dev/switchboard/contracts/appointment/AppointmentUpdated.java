package dev.switchboard.contracts.appointment;

import dev.switchboard.contracts.Topic;
import java.util.Set;

/**
 * Something about the visit is different that no other event tells (features.md S16, S19).
 *
 * @param changed the names of the fields that changed, as the appointment's readers see them, such
 *     as {@code technicianId}, {@code status}, {@code quoteStatus}; what they hold is asked for
 */
public record AppointmentUpdated(AppointmentSnapshot appointment, Set<String> changed)
    implements AppointmentEvent {
  public AppointmentUpdated {
    changed = Set.copyOf(changed);
  }

  @Override
  public Topic topic() {
    return Topic.APPOINTMENT_UPDATED;
  }
}
