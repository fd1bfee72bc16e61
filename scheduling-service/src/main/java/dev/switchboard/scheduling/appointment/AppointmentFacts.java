package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.appointment.AppointmentBooked;
import dev.switchboard.contracts.appointment.AppointmentCancelled;
import dev.switchboard.contracts.appointment.AppointmentCompleted;
import dev.switchboard.contracts.appointment.AppointmentConfirmed;
import dev.switchboard.contracts.appointment.AppointmentEvent;
import dev.switchboard.contracts.appointment.AppointmentNoShow;
import dev.switchboard.contracts.appointment.AppointmentRescheduled;
import dev.switchboard.contracts.appointment.AppointmentSnapshot;
import dev.switchboard.contracts.appointment.AppointmentUpdated;
import dev.switchboard.platform.security.Actor;
import java.time.Instant;
import java.util.Set;

/** What a change of a visit is told as, to whom it may concern. */
final class AppointmentFacts {
  private AppointmentFacts() {}

  static AppointmentEvent booked(Appointment now, Actor actor) {
    return new AppointmentBooked(snapshot(now, actor));
  }

  static AppointmentEvent rescheduled(Appointment now, Instant before, Actor actor) {
    return new AppointmentRescheduled(snapshot(now, actor), before);
  }

  static AppointmentEvent updated(Appointment now, Set<String> fields, Actor actor) {
    return new AppointmentUpdated(snapshot(now, actor), fields);
  }

  /** The event that says where it stands now. */
  static AppointmentEvent standing(Appointment now, Actor actor) {
    AppointmentSnapshot snapshot = snapshot(now, actor);
    return switch (now.status()) {
      case CONFIRMED -> new AppointmentConfirmed(snapshot);
      case COMPLETED -> new AppointmentCompleted(snapshot);
      case NO_SHOW -> new AppointmentNoShow(snapshot);
      case CANCELLED ->
          new AppointmentCancelled(snapshot, now.marks().cancelReason(), now.marks().late());
      case SCHEDULED, IN_PROGRESS, PENDING_RESCHEDULE ->
          new AppointmentUpdated(snapshot, Set.of("status"));
    };
  }

  private static AppointmentSnapshot snapshot(Appointment now, Actor actor) {
    return new AppointmentSnapshot(
        now.id(),
        now.version(),
        now.status(),
        now.customer().customerId(),
        now.job().conversationId(),
        now.visit().technicianId(),
        now.job().serviceType(),
        now.visit().startsAt(),
        now.visit().endsAt(),
        now.visit().zone().getId(),
        now.job().emergency(),
        actor.toString());
  }
}
