package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.appointment.AppointmentEvent;
import dev.switchboard.contracts.appointment.AppointmentStatus;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.security.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
    Pipeline pipeline,
    Marks marks,
    @Nullable Instant createdAt,
    @Nullable Instant updatedAt) {
  Appointment {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(visit, "visit");
    Objects.requireNonNull(job, "job");
    Objects.requireNonNull(pipeline, "pipeline");
    Objects.requireNonNull(marks, "marks");
  }

  static Change book(UUID id, CustomerSnapshot customer, Visit visit, Job job, Actor actor) {
    AppointmentStatus status = AppointmentStatus.SCHEDULED;
    Appointment booked =
        new Appointment(
            id, 1, 1, status, customer, visit, job, Pipeline.of(status), Marks.NONE, null, null);
    return new Change(
        Change.Kind.BOOKED, booked, null, AppointmentFacts.booked(booked, actor), actor, null);
  }

  Optional<Change> confirm(Actor actor) {
    return moved(AppointmentStatus.CONFIRMED, Change.Kind.CONFIRMED, actor, null);
  }

  /** Somebody is on the way or there. */
  Optional<Change> begin(Actor actor) {
    return moved(AppointmentStatus.IN_PROGRESS, Change.Kind.STARTED, actor, null);
  }

  Optional<Change> complete(Actor actor) {
    return moved(AppointmentStatus.COMPLETED, Change.Kind.COMPLETED, actor, null);
  }

  Optional<Change> noShow(Actor actor) {
    return moved(AppointmentStatus.NO_SHOW, Change.Kind.NO_SHOW, actor, null);
  }

  /** Another time is wanted and none is found yet; until then its time stays taken. */
  Optional<Change> requestReschedule(@Nullable String reason, Actor actor) {
    return moved(
        AppointmentStatus.PENDING_RESCHEDULE, Change.Kind.RESCHEDULE_REQUESTED, actor, reason);
  }

  /**
   * The same time with the same technician is no change (features.md S7), unless another one was
   * wanted: then it is settled that it stays.
   */
  Optional<Change> moveTo(Visit other, Actor actor) {
    requireMovable();
    if (isAt(other)) {
      return status == AppointmentStatus.PENDING_RESCHEDULE
          ? moved(AppointmentStatus.SCHEDULED, Change.Kind.RESCHEDULED, actor, null)
          : Optional.empty();
    }
    Appointment now = next(version + 1, AppointmentStatus.SCHEDULED, other, marks.moved());
    return Optional.of(rescheduled(now, actor, null));
  }

  /**
   * What the customer was told stays true: whoever has confirmed need not again, and as long as the
   * start is the same its reminders stand.
   *
   * @param other within what the customer was told
   */
  Optional<Change> dispatchTo(Visit other, Actor actor, String reason) {
    if (!AppointmentMoves.isToCome(status)) {
      throw Refusal.illegalMove("appointment", status, AppointmentStatus.SCHEDULED);
    }
    if (isAt(other)) {
      return Optional.empty();
    }
    return Optional.of(
        visit.startsAt().equals(other.startsAt())
            ? updated(
                next(placedVersion, status, other, marks), Set.of("technicianId"), actor, reason)
            : rescheduled(next(version + 1, status, other, marks.moved()), actor, reason));
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
    return Optional.of(brought(Change.Kind.CANCELLED, now, actor, reason));
  }

  /**
   * What is final was said by mistake (features.md S16).
   *
   * @throws ApplicationException ILLEGAL_TRANSITION for one that is not final
   */
  Optional<Change> correct(AppointmentStatus to, String reason, Actor actor) {
    if (status == to) {
      return Optional.empty();
    }
    if (!AppointmentMoves.isFinal(status)) {
      throw Refusal.illegalMove("appointment", status, to);
    }
    Marks corrected =
        to == AppointmentStatus.CANCELLED ? marks.cancelled(reason, false) : marks.standing();
    Appointment now = next(placedVersion, to, visit, corrected);
    return Optional.of(brought(Change.Kind.CORRECTED, now, actor, reason));
  }

  /** Other words, tags, offer, stage; or another technician or urgency, for which it was placed. */
  Optional<Change> update(Visit placed, Job other, Pipeline seen, Actor actor) {
    Appointment now =
        new Appointment(
            id,
            version + 1,
            placedVersion,
            status,
            customer,
            placed,
            other,
            seen,
            marks,
            createdAt,
            updatedAt);
    Set<String> fields = Differences.between(this, now).names();
    return fields.isEmpty() ? Optional.empty() : Optional.of(updated(now, fields, actor, null));
  }

  /**
   * @throws ApplicationException ILLEGAL_TRANSITION
   */
  void requireMovable() {
    if (status != AppointmentStatus.SCHEDULED) {
      requireMove(AppointmentStatus.SCHEDULED);
    }
  }

  /** Whether somebody is expected to come at its time. */
  boolean isComing() {
    return status == AppointmentStatus.SCHEDULED || status == AppointmentStatus.CONFIRMED;
  }

  /** A reminder of its present time was let go; no version of its own. */
  Appointment reminded() {
    return marked(marks.reminded());
  }

  Appointment changedIn(@Nullable UUID conversation) {
    return conversation == null || conversation.equals(job.conversationId())
        ? this
        : marked(marks.changedIn(conversation));
  }

  Appointment stored(Instant created, Instant updated) {
    return as(marks, created, updated);
  }

  private Optional<Change> moved(
      AppointmentStatus to, Change.Kind kind, Actor actor, @Nullable String reason) {
    if (status == to) {
      return Optional.empty();
    }
    requireMove(to);
    return Optional.of(brought(kind, next(placedVersion, to, visit, marks), actor, reason));
  }

  /** To another status, which is what the event tells. */
  private Change brought(Change.Kind kind, Appointment now, Actor actor, @Nullable String reason) {
    return changed(kind, now, AppointmentFacts.standing(now, actor), actor, reason);
  }

  private Change rescheduled(Appointment now, Actor actor, @Nullable String reason) {
    AppointmentEvent event = AppointmentFacts.rescheduled(now, visit.startsAt(), actor);
    return changed(Change.Kind.RESCHEDULED, now, event, actor, reason);
  }

  private Change updated(
      Appointment now, Set<String> fields, Actor actor, @Nullable String reason) {
    AppointmentEvent event = AppointmentFacts.updated(now, fields, actor);
    return changed(Change.Kind.UPDATED, now, event, actor, reason);
  }

  private Change changed(
      Change.Kind kind,
      Appointment now,
      AppointmentEvent event,
      Actor actor,
      @Nullable String reason) {
    return new Change(kind, now, Differences.between(this, now), event, actor, reason);
  }

  private boolean isAt(Visit other) {
    return visit.startsAt().equals(other.startsAt())
        && visit.technicianId().equals(other.technicianId());
  }

  private Appointment next(long placed, AppointmentStatus to, Visit at, Marks marked) {
    return new Appointment(
        id,
        version + 1,
        placed,
        to,
        customer,
        at,
        job,
        pipeline.following(to),
        marked,
        createdAt,
        updatedAt);
  }

  private Appointment marked(Marks other) {
    return as(other, createdAt, updatedAt);
  }

  private Appointment as(Marks marked, @Nullable Instant created, @Nullable Instant updated) {
    return new Appointment(
        id,
        version,
        placedVersion,
        status,
        customer,
        visit,
        job,
        pipeline,
        marked,
        created,
        updated);
  }

  private void requireMove(AppointmentStatus to) {
    if (!AppointmentMoves.allows(status, to)) {
      throw Refusal.illegalMove("appointment", status, to);
    }
  }
}
