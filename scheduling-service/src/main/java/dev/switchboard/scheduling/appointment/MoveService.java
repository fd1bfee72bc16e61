package dev.switchboard.scheduling.appointment;

import dev.switchboard.platform.idempotency.Answer;
import dev.switchboard.platform.idempotency.StoredAnswer;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.ExpectedVersion;
import dev.switchboard.scheduling.appointment.Placement.Lost;
import dev.switchboard.scheduling.appointment.Placement.Placed;
import dev.switchboard.scheduling.appointment.Placement.SeenTaken;
import dev.switchboard.scheduling.appointment.PlacementService.Search;
import dev.switchboard.scheduling.availability.AvailabilityService;
import dev.switchboard.scheduling.availability.Plan;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Moves visits (features.md S7). The days and technicians of source and target are locked before
 * the appointment is, as everywhere.
 */
@ApplicationScoped
class MoveService {
  private final PlacementService placement;
  private final AvailabilityService availability;
  private final AppointmentRepository appointments;
  private final ReservationRepository reservations;
  private final ChangeService changes;
  private final BusinessClock clock;

  MoveService(
      PlacementService placement,
      AvailabilityService availability,
      AppointmentRepository appointments,
      ReservationRepository reservations,
      ChangeService changes,
      BusinessClock clock) {
    this.placement = placement;
    this.availability = availability;
    this.appointments = appointments;
    this.reservations = reservations;
    this.changes = changes;
    this.clock = clock;
  }

  Uni<StoredAnswer> move(Call call, UUID id, ExpectedVersion expected, MoveRequest request) {
    return changed(
        call,
        id,
        expected,
        (transaction, read) -> {
          read.requireMovable();
          return moved(transaction, call, read, request);
        });
  }

  /** Changes an appointment that may need another room, once for each key. */
  Uni<StoredAnswer> changed(
      Call call,
      UUID id,
      ExpectedVersion expected,
      BiFunction<SqlConnection, Appointment, Uni<Appointment>> change) {
    return placement.competing(
        call,
        transaction ->
            appointments
                .require(transaction, call.tenant(), id)
                .invoke(read -> expected.require(read.version()))
                .chain(read -> change.apply(transaction, read))
                .map(now -> Answer.ok(AppointmentView.from(now))));
  }

  /** In the caller's transaction; fails with {@link SlotTakenException}. */
  Uni<Appointment> move(SqlConnection transaction, Call call, UUID id, MoveRequest request) {
    return appointments
        .require(transaction, call.tenant(), id)
        .invoke(Appointment::requireMovable)
        .chain(read -> moved(transaction, call, read, request));
  }

  /**
   * In the caller's transaction. The same time is no change, and needs no room (features.md S7).
   */
  Uni<Appointment> moved(
      SqlConnection transaction, Call call, Appointment read, MoveRequest request) {
    if (request.isAt(read.visit())) {
      return stays(transaction, call, read);
    }
    BookingWish wish =
        new BookingWish(
            request.startsAt(),
            request.technicianId(),
            read.id(),
            read.job().emergency(),
            read.customer().location(),
            request.waive() == null ? Set.of() : request.waive());
    return withRoom(
        transaction,
        call,
        read,
        wish,
        (search, place) -> store(transaction, call, read, search, place));
  }

  /** Only who wanted another time hears that it is settled. */
  private Uni<Appointment> stays(SqlConnection transaction, Call call, Appointment read) {
    return read.moveTo(read.visit(), call.actor())
        .map(
            change ->
                requireUnmoved(transaction, call, read)
                    .chain(() -> changes.stored(transaction, call, read, change)))
        .orElseGet(() -> Uni.createFrom().item(read));
  }

  /** What to find room for instead of what the appointment has. */
  private static Search search(Plan plan, BookingWish wish, Appointment read) {
    Search target = Search.of(plan, wish);
    Visit source = read.visit();
    return new Search(
        plan, wish, target.keys().and(plan.dateOf(source.startsAt()), source.technicianId()));
  }

  /**
   * Finds the appointment room as wished, and does something with it under the locks of its days
   * and of the appointment.
   *
   * @param read the appointment before anything was locked; fails with {@link
   *     MovedMeanwhileException} when it is not that any more
   */
  Uni<Appointment> withRoom(
      SqlConnection transaction,
      Call call,
      Appointment read,
      BookingWish wish,
      BiFunction<Search, Placed, Uni<Appointment>> store) {
    return availability
        .plan(transaction, call.tenant(), read.job().serviceType())
        .map(plan -> search(plan, wish, read))
        .chain(
            search ->
                withRoom(transaction, call, read, search, place -> store.apply(search, place)));
  }

  private Uni<Appointment> withRoom(
      SqlConnection transaction,
      Call call,
      Appointment read,
      Search search,
      Function<Placed, Uni<Appointment>> store) {
    return placement
        .place(transaction, call.tenant(), search)
        .chain(
            room ->
                switch (room) {
                  case Placed place ->
                      requireUnmoved(transaction, call, read).chain(() -> store.apply(place));
                  case Lost lost ->
                      requireUnmoved(transaction, call, read)
                          .chain(
                              () -> failed(SlotTakenException.underLocks(search.lost(read.id()))));
                  case SeenTaken seen ->
                      failed(SlotTakenException.beforeLocks(search.lost(read.id())));
                });
  }

  /** It was read before its days were locked. */
  Uni<Appointment> requireUnmoved(SqlConnection transaction, Call call, Appointment read) {
    return appointments
        .requireLocked(transaction, call.tenant(), read.id())
        .invoke(
            locked -> {
              if (locked.version() != read.version()) {
                throw new MovedMeanwhileException();
              }
            });
  }

  private Uni<Appointment> store(
      SqlConnection transaction, Call call, Appointment read, Search search, Placed place) {
    return read.moveTo(Visit.at(place, search.plan().zone()), call.actor())
        .map(
            change ->
                reservations
                    .move(transaction, call.tenant(), read.id(), place)
                    .invoke(free -> requireFree(free, search, read))
                    .chain(() -> stored(transaction, call, search, change))
                    .call(() -> changes.freed(transaction, call.tenant(), read)))
        .orElseGet(() -> Uni.createFrom().item(read));
  }

  private Uni<Appointment> stored(
      SqlConnection transaction, Call call, Search search, Change change) {
    return appointments
        .change(transaction, call.tenant(), change.in(call.conversationId()), clock.now())
        .call(now -> changes.givenUp(transaction, call.tenant(), now))
        .call(
            () ->
                changes.placed(
                    transaction, call.tenant(), change, search.plan().settings().reminderHours()));
  }

  private static void requireFree(boolean free, Search search, Appointment read) {
    if (!free) {
      throw SlotTakenException.underLocks(search.lost(read.id()));
    }
  }

  private static Uni<Appointment> failed(SlotTakenException taken) {
    return Uni.createFrom().failure(taken);
  }
}
