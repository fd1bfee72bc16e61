package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.appointment.AppointmentStatus;
import dev.switchboard.platform.idempotency.StoredAnswer;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.ExpectedVersion;
import dev.switchboard.scheduling.SchedulingError;
import dev.switchboard.scheduling.appointment.Placement.Placed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Takes back what was final (features.md S16). A cancelled visit has lost its time: one that is to
 * come competes for it like any other, one that is past is entered where nobody else was.
 */
@ApplicationScoped
class CorrectionService {
  private final MoveService moves;
  private final ReservationRepository reservations;
  private final ChangeService changes;
  private final BusinessClock clock;

  CorrectionService(
      MoveService moves,
      ReservationRepository reservations,
      ChangeService changes,
      BusinessClock clock) {
    this.moves = moves;
    this.reservations = reservations;
    this.changes = changes;
    this.clock = clock;
  }

  Uni<StoredAnswer> correct(
      Call call, UUID id, ExpectedVersion expected, CorrectionRequest request) {
    return moves.changed(
        call, id, expected, (transaction, read) -> corrected(transaction, call, read, request));
  }

  private Uni<Appointment> corrected(
      SqlConnection transaction, Call call, Appointment read, CorrectionRequest request) {
    return read.correct(request.status(), request.reason(), call.actor())
        .map(change -> corrected(transaction, call, read, change))
        .orElseGet(() -> Uni.createFrom().item(read));
  }

  private Uni<Appointment> corrected(
      SqlConnection transaction, Call call, Appointment read, Change change) {
    if (read.status() == AppointmentStatus.CANCELLED) {
      return read.visit().startsAt().isBefore(clock.now())
          ? moves
              .requireUnmoved(transaction, call, read)
              .chain(() -> stored(transaction, call, read, change, asItWas(read.visit())))
          : competing(transaction, call, read, change);
    }
    return moves
        .requireUnmoved(transaction, call, read)
        .chain(() -> released(transaction, call, change))
        .chain(() -> changes.stored(transaction, call, read, change));
  }

  private Uni<Void> released(SqlConnection transaction, Call call, Change change) {
    return change.now().status() == AppointmentStatus.CANCELLED
        ? reservations.release(transaction, call.tenant(), change.now().id())
        : Uni.createFrom().voidItem();
  }

  private Uni<Appointment> competing(
      SqlConnection transaction, Call call, Appointment read, Change change) {
    Visit visit = read.visit();
    BookingWish wish =
        new BookingWish(visit.startsAt(), visit.technicianId(), read.id(), read.job().emergency());
    return moves.withRoom(
        transaction,
        call,
        read,
        wish,
        (search, place) -> stored(transaction, call, read, change, sameEnd(place, visit)));
  }

  private Uni<Appointment> stored(
      SqlConnection transaction, Call call, Appointment read, Change change, Placed place) {
    return reservations
        .take(transaction, call.tenant(), read.id(), place)
        .invoke(CorrectionService::requireFree)
        .chain(() -> changes.stored(transaction, call, read, change));
  }

  /** What it was told to take, whatever the service type takes by now. */
  private static Placed sameEnd(Placed place, Visit visit) {
    return new Placed(
        place.technicianId(),
        place.technicianName(),
        place.startsAt(),
        visit.endsAt(),
        place.blockedUntil().isBefore(visit.endsAt()) ? visit.endsAt() : place.blockedUntil(),
        place.day());
  }

  private static Placed asItWas(Visit visit) {
    return new Placed(
        visit.technicianId(),
        visit.technicianName(),
        visit.startsAt(),
        visit.endsAt(),
        visit.endsAt(),
        LocalDate.ofInstant(visit.startsAt(), visit.zone()));
  }

  private static void requireFree(boolean free) {
    if (!free) {
      throw new ApplicationException(
          SchedulingError.SLOT_TAKEN, "Somebody else has that time by now.");
    }
  }
}
