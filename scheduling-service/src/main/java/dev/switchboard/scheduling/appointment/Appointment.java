package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.appointment.AppointmentBooked;
import dev.switchboard.contracts.appointment.AppointmentCancelled;
import dev.switchboard.contracts.appointment.AppointmentConfirmed;
import dev.switchboard.contracts.appointment.AppointmentRescheduled;
import dev.switchboard.contracts.appointment.AppointmentSnapshot;
import dev.switchboard.contracts.appointment.AppointmentStatus;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.security.Actor;
import dev.switchboard.scheduling.SchedulingError;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A visit with a customer (features.md S6). Each transition returns what it has become and the
 * event that tells it, nothing when it is so already, or throws for an illegal move.
 *
 * @param version rises by one with each change, under the row's lock
 * @param placedVersion the version that gave it its present time; reminders name it
 * @param createdAt null until it was stored: the database sets both times
 */
record Appointment(
    UUID id,
    long version,
    long placedVersion,
    AppointmentStatus status,
    CustomerSnapshot customer,
    Visit visit,
    Job job,
    Marks marks,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt) {
  Appointment {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(visit, "visit");
    Objects.requireNonNull(job, "job");
    Objects.requireNonNull(marks, "marks");
  }

  static Change book(UUID id, CustomerSnapshot customer, Visit visit, Job job, Actor actor) {
    Appointment booked =
        new Appointment(
            id, 1, 1, AppointmentStatus.SCHEDULED, customer, visit, job, Marks.NONE, null, null);
    return new Change(
        Change.Kind.BOOKED, booked, new AppointmentBooked(booked.snapshot(actor)), actor, null);
  }

  Optional<Change> confirm(Actor actor) {
    if (status == AppointmentStatus.CONFIRMED) {
      return Optional.empty();
    }
    requireMove(AppointmentStatus.CONFIRMED);
    Appointment now = next(placedVersion, AppointmentStatus.CONFIRMED, visit, marks);
    return Optional.of(
        new Change(
            Change.Kind.CONFIRMED,
            now,
            new AppointmentConfirmed(now.snapshot(actor)),
            actor,
            null));
  }

  /** The same time with the same technician is no change (features.md S7). */
  Optional<Change> moveTo(Visit other, Actor actor) {
    requireMovable();
    if (isAt(other)) {
      return Optional.empty();
    }
    Appointment now = next(version + 1, AppointmentStatus.SCHEDULED, other, marks.moved());
    return Optional.of(
        new Change(
            Change.Kind.RESCHEDULED,
            now,
            new AppointmentRescheduled(now.snapshot(actor), visit.startsAt()),
            actor,
            null));
  }

  /**
   * What the customer was told stays true: whoever has confirmed need not again, and as long as the
   * start is the same its reminders stand.
   *
   * @param other within what the customer was told
   */
  Optional<Change> dispatchTo(Visit other, Actor actor, String reason) {
    if (!AppointmentMoves.isToCome(status)) {
      throw new ApplicationException(
          SchedulingError.ILLEGAL_TRANSITION, "The appointment is " + status + ".");
    }
    if (isAt(other)) {
      return Optional.empty();
    }
    boolean sameStart = visit.startsAt().equals(other.startsAt());
    Appointment now =
        next(
            sameStart ? placedVersion : version + 1,
            status,
            other,
            sameStart ? marks : marks.moved());
    return Optional.of(
        new Change(
            Change.Kind.RESCHEDULED,
            now,
            new AppointmentRescheduled(now.snapshot(actor), visit.startsAt()),
            actor,
            reason));
  }

  /**
   * A cancelled one stays cancelled, with its first reason.
   *
   * @param lateWithin how long before the visit a cancel is late
   */
  Optional<Change> cancel(@Nullable String reason, Actor actor, Instant at, Duration lateWithin) {
    if (status == AppointmentStatus.CANCELLED) {
      return Optional.empty();
    }
    requireMove(AppointmentStatus.CANCELLED);
    boolean late = at.isAfter(visit.startsAt().minus(lateWithin));
    Appointment now =
        next(placedVersion, AppointmentStatus.CANCELLED, visit, marks.cancelled(reason, late));
    return Optional.of(
        new Change(
            Change.Kind.CANCELLED,
            now,
            new AppointmentCancelled(now.snapshot(actor), reason, late),
            actor,
            reason));
  }

  /**
   * @throws ApplicationException ILLEGAL_TRANSITION
   */
  void requireMovable() {
    if (status != AppointmentStatus.SCHEDULED) {
      requireMove(AppointmentStatus.SCHEDULED);
    }
  }

  /** A reminder of its present time was let go; no version of its own. */
  Appointment reminded() {
    return new Appointment(
        id,
        version,
        placedVersion,
        status,
        customer,
        visit,
        job,
        marks.reminded(),
        createdAt,
        updatedAt);
  }

  Appointment stored(Instant created, Instant updated) {
    return new Appointment(
        id, version, placedVersion, status, customer, visit, job, marks, created, updated);
  }

  private boolean isAt(Visit other) {
    return visit.startsAt().equals(other.startsAt())
        && visit.technicianId().equals(other.technicianId());
  }

  private Appointment next(long placed, AppointmentStatus to, Visit at, Marks marked) {
    return new Appointment(
        id, version + 1, placed, to, customer, at, job, marked, createdAt, updatedAt);
  }

  private void requireMove(AppointmentStatus to) {
    if (!AppointmentMoves.allows(status, to)) {
      throw new ApplicationException(
          SchedulingError.ILLEGAL_TRANSITION, "The appointment is " + status + ".");
    }
  }

  private AppointmentSnapshot snapshot(Actor actor) {
    return new AppointmentSnapshot(
        id,
        version,
        status,
        customer.customerId(),
        job.conversationId(),
        visit.technicianId(),
        job.serviceType(),
        visit.startsAt(),
        visit.endsAt(),
        visit.zone().getId(),
        job.emergency(),
        actor.toString());
  }
}
