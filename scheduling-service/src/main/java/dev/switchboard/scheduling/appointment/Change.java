package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.appointment.AppointmentEvent;
import dev.switchboard.platform.security.Actor;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transition that was made: what the appointment is now, and the event that tells it. One row of
 * its history.
 *
 * @param differences null for a booking, before which there was nothing
 */
record Change(
    Kind kind,
    Appointment now,
    @Nullable Differences differences,
    AppointmentEvent event,
    Actor actor,
    @Nullable String reason) {
  Change {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(now, "now");
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(actor, "actor");
  }

  /** Where it was talked about. */
  Change in(@Nullable UUID conversation) {
    return new Change(kind, now.changedIn(conversation), differences, event, actor, reason);
  }

  /** What was done. */
  enum Kind {
    BOOKED,
    UPDATED,
    CONFIRMED,
    RESCHEDULE_REQUESTED,
    RESCHEDULED,
    STARTED,
    COMPLETED,
    NO_SHOW,
    CANCELLED,
    CORRECTED
  }
}
