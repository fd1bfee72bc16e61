package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.appointment.AppointmentStatus;
import dev.switchboard.platform.security.Actor;
import dev.switchboard.scheduling.availability.Occupied;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a visit that was taken over and reads differently now: the transitions that a
 * move, a change and a step make, one after the other.
 *
 * @param place the time it takes from now on; null: as before, or none
 */
record TakeoverChange(
    Appointment before, Takeover wanted, List<Change> changes, @Nullable Occupied place) {
  /** What its history says of all of them. */
  private static final String REASON = "IMPORTED";

  TakeoverChange {
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(wanted, "wanted");
    changes = List.copyOf(changes);
  }

  Appointment now() {
    return changes.isEmpty() ? before : changes.getLast().now();
  }

  boolean isCancel() {
    return now().status() == AppointmentStatus.CANCELLED;
  }

  /** Whether somebody else could have the time that it had. */
  boolean freesTime() {
    Visit then = now().visit();
    return isCancel()
        || !then.startsAt().equals(before.visit().startsAt())
        || !then.technicianId().equals(before.visit().technicianId());
  }

  boolean leavesItsPlace() {
    return place != null || isCancel();
  }

  /**
   * @param fields that read differently
   * @param place the time it is to have; null: it keeps what it has
   * @throws dev.switchboard.platform.problem.ApplicationException ILLEGAL_TRANSITION
   */
  static TakeoverChange of(
      Appointment before,
      Takeover wanted,
      Collection<String> fields,
      @Nullable Occupied place,
      By by) {
    Chain chain = new Chain(before);
    Visit visit = place == null ? before.visit() : visit(wanted, place, before);
    if (place != null && needsMove(before, visit)) {
      chain.add(before.moveTo(visit, by.actor()));
    }
    Appointment moved = chain.at;
    chain.add(
        moved.update(
            visit,
            job(before, wanted, fields),
            pipeline(moved, wanted, fields, by.now()),
            by.actor()));
    if (fields.contains(TakeoverFields.STATUS) || moved.version() != before.version()) {
      chain.add(step(chain.at, wanted.status(), by));
    }
    return new TakeoverChange(before, wanted, chain.changes, place);
  }

  /** Another technician at the same time is no move: who has confirmed need not again. */
  private static boolean needsMove(Appointment before, Visit visit) {
    return !visit.startsAt().equals(before.visit().startsAt())
        || before.status() == AppointmentStatus.PENDING_RESCHEDULE;
  }

  private static Optional<Change> step(Appointment at, AppointmentStatus to, By by) {
    Actor actor = by.actor();
    return switch (to) {
      case SCHEDULED -> standing(at);
      case CONFIRMED -> at.confirm(actor);
      case IN_PROGRESS -> at.begin(actor);
      case COMPLETED -> at.complete(actor);
      case NO_SHOW -> at.noShow(actor);
      case PENDING_RESCHEDULE -> at.requestReschedule(null, actor);
      case CANCELLED -> at.cancel(null, actor, by.now(), by.lateCancel());
    };
  }

  /** Nobody takes back without a move that it was confirmed, or begun. */
  private static Optional<Change> standing(Appointment at) {
    if (at.status() != AppointmentStatus.SCHEDULED) {
      throw Refusal.illegalMove("appointment", at.status(), AppointmentStatus.SCHEDULED);
    }
    return Optional.empty();
  }

  /** The name is for readers, who read it again. */
  private static Visit visit(Takeover wanted, Occupied place, Appointment before) {
    boolean same = place.technicianId().equals(before.visit().technicianId());
    return new Visit(
        place.technicianId(),
        same ? before.visit().technicianName() : "",
        wanted.visit().startsAt(),
        wanted.visit().endsAt(),
        wanted.visit().zone(),
        wanted.visit().startsAt().equals(before.visit().startsAt())
            ? before.visit().arrival()
            : null);
  }

  private static Job job(Appointment before, Takeover wanted, Collection<String> fields) {
    Job job = before.job();
    Job said =
        fields.contains(TakeoverFields.DESCRIPTION)
            ? job.with(Objects.requireNonNullElse(wanted.description(), ""))
            : job;
    boolean worth = fields.contains(TakeoverFields.ESTIMATED_VALUE);
    return fields.contains(TakeoverFields.EMERGENCY) || worth
        ? said.as(wanted.emergency(), worth ? wanted.value().estimated() : job.estimate())
        : said;
  }

  private static Pipeline pipeline(
      Appointment at, Takeover wanted, Collection<String> fields, Instant now) {
    Pipeline seen = at.pipeline();
    return new Pipeline(
        seen.stage(),
        fields.contains(TakeoverFields.TAGS) ? wanted.tags() : seen.tags(),
        Collections.disjoint(fields, TakeoverFields.QUOTE)
            ? seen.quote()
            : wanted.value().quote(now));
  }

  /**
   * @param actor who has it changed
   * @param lateCancel how long before the visit a cancel is late
   */
  record By(Actor actor, Instant now, Duration lateCancel) {
    By {
      Objects.requireNonNull(actor, "actor");
    }
  }

  private static final class Chain {
    private final List<Change> changes = new ArrayList<>();
    private Appointment at;

    Chain(Appointment before) {
      this.at = before;
    }

    void add(Optional<Change> step) {
      if (step.isPresent()) {
        Change made = step.get();
        changes.add(
            new Change(
                made.kind(), made.now(), made.differences(), made.event(), made.actor(), REASON));
        at = made.now();
      }
    }
  }
}
