package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.appointment.AppointmentEvent;
import dev.switchboard.platform.security.Actor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A transition that was made: what the appointment is now, and the event that tells it. One row of
 * its history.
 */
record Change(
    Kind kind, Appointment now, AppointmentEvent event, Actor actor, @Nullable String reason) {
  Change {
    Objects.requireNonNull(now, "now");
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(actor, "actor");
  }

  /** What was done. */
  enum Kind {
    BOOKED,
    CONFIRMED,
    RESCHEDULED,
    CANCELLED
  }
}
