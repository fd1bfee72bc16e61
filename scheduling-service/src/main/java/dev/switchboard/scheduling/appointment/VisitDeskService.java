package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.appointment.OccurrenceNotBooked.Reason;
import dev.switchboard.platform.idempotency.Answer;
import dev.switchboard.platform.idempotency.Fingerprint;
import dev.switchboard.platform.idempotency.IdempotentRequest;
import dev.switchboard.platform.idempotency.StoredAnswer;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.security.Actor;
import dev.switchboard.scheduling.ExpectedVersion;
import dev.switchboard.scheduling.Invalid;
import dev.switchboard.scheduling.SchedulingError;
import dev.switchboard.scheduling.appointment.Placement.Lost;
import dev.switchboard.scheduling.appointment.Placement.Placed;
import dev.switchboard.scheduling.appointment.Placement.SeenTaken;
import dev.switchboard.scheduling.appointment.PlacementService.Search;
import dev.switchboard.scheduling.availability.AvailabilityService;
import dev.switchboard.scheduling.availability.LostSlot;
import dev.switchboard.scheduling.availability.Slot;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Books, moves and cancels visits for other features, in transactions that do something else as
 * well. What they lock of their own they lock first: days and appointments come last.
 */
@ApplicationScoped
public class VisitDeskService {
  private final PlacementService placement;
  private final BookingService bookings;
  private final MoveService moves;
  private final AppointmentService appointments;
  private final AppointmentRepository kept;
  private final ReservationRepository reservations;
  private final AvailabilityService availability;

  VisitDeskService(
      PlacementService placement,
      BookingService bookings,
      MoveService moves,
      AppointmentService appointments,
      AppointmentRepository kept,
      ReservationRepository reservations,
      AvailabilityService availability) {
    this.placement = placement;
    this.bookings = bookings;
    this.moves = moves;
    this.appointments = appointments;
    this.kept = kept;
    this.reservations = reservations;
    this.availability = availability;
  }

  /** Work in one transaction, tried again where a booking would be; it may run more than once. */
  public <T> Uni<T> locking(TenantId tenant, Function<SqlConnection, Uni<T>> work) {
    return placement.tried(tenant, work);
  }

  /** The same once for each key; a slot that was lost is 409 SLOT_TAKEN with alternatives. */
  public Uni<StoredAnswer> competing(
      TenantId tenant,
      IdempotentRequest request,
      Actor actor,
      Function<SqlConnection, Uni<? extends Answer<?>>> work) {
    return placement.competing(new Call(tenant, request, actor), work);
  }

  /** Fails with NOT_BOOKABLE for a customer nobody has heard of; see {@link BookingService}. */
  public Uni<Void> requireCustomer(
      SqlConnection connection, TenantId tenant, Actor actor, UUID customerId) {
    if (call(tenant, actor).isOurs()) {
      return Uni.createFrom().voidItem();
    }
    return kept.knowsCustomer(connection, tenant, customerId)
        .invoke(
            known -> {
              if (!known) {
                throw Invalid.notBookable("customer.customerId", "is no customer of this business");
              }
            })
        .replaceWithVoid();
  }

  /** Inside {@link #competing} or {@link #locking}; a slot that was lost fails the transaction. */
  public Uni<UUID> book(
      SqlConnection transaction, TenantId tenant, Actor actor, VisitWanted wanted) {
    return bookings
        .book(transaction, call(tenant, actor), wanted.request())
        .map(AppointmentView::appointmentId);
  }

  /** Inside {@link #locking}; what cannot be booked is an answer, and nothing was changed. */
  public Uni<VisitAttempt> tryBook(
      SqlConnection transaction, TenantId tenant, Actor actor, VisitWanted wanted) {
    Wanted missed = new Wanted(wanted.serviceType(), wanted.startsAt(), null);
    return attempt(transaction, tenant, book(transaction, tenant, actor, wanted), missed);
  }

  /** The same for a visit that stands; whose time it is already it stays. */
  public Uni<VisitAttempt> tryMove(
      SqlConnection transaction, TenantId tenant, Actor actor, UUID id, VisitMove to) {
    return attempt(
        transaction,
        tenant,
        move(transaction, tenant, actor, id, to),
        new Wanted(to.serviceType(), to.startsAt(), id));
  }

  /** Inside {@link #competing} or {@link #locking}; a slot that was lost fails the transaction. */
  public Uni<UUID> move(
      SqlConnection transaction, TenantId tenant, Actor actor, UUID id, VisitMove to) {
    return moves
        .move(
            transaction, call(tenant, actor), id, new MoveRequest(to.startsAt(), to.technicianId()))
        .map(Appointment::id);
  }

  /** Fails with ILLEGAL_TRANSITION for one that is over; a cancelled one stays as it is. */
  public Uni<Void> cancel(
      SqlConnection transaction, TenantId tenant, Actor actor, UUID id, String reason) {
    return appointments
        .cancel(transaction, call(tenant, actor), id, new ExpectedVersion(null), reason)
        .replaceWithVoid();
  }

  /**
   * Keeps a time for somebody until then, under an id of the caller's.
   *
   * @return empty when it cannot be had, for whatever reason
   */
  public Uni<Optional<Slot>> hold(SqlConnection transaction, TenantId tenant, VisitHold wanted) {
    BookingWish wish =
        new BookingWish(wanted.startsAt(), wanted.technicianId(), wanted.insteadOf(), false);
    return availability
        .plan(transaction, tenant, wanted.serviceType())
        .map(plan -> Search.of(plan, wish))
        .chain(search -> placement.place(transaction, tenant, search))
        .chain(room -> held(transaction, tenant, wanted, room))
        .onFailure(VisitDeskService::isNotBookable)
        .recoverWithItem(Optional.empty());
  }

  /** Does nothing when it is gone already. */
  public Uni<Void> release(SqlConnection transaction, TenantId tenant, UUID holdId) {
    return reservations.release(transaction, tenant, holdId);
  }

  private Uni<Optional<Slot>> held(
      SqlConnection transaction, TenantId tenant, VisitHold wanted, Placement room) {
    return switch (room) {
      case Placed place ->
          reservations
              .hold(transaction, tenant, wanted.at(place), place)
              .map(
                  held ->
                      held
                          ? Optional.of(
                              new Slot(place.startsAt(), place.endsAt(), place.technicianId()))
                          : Optional.empty());
      case Lost lost -> Uni.createFrom().item(Optional.empty());
      case SeenTaken seen -> Uni.createFrom().item(Optional.empty());
    };
  }

  private Uni<VisitAttempt> attempt(
      SqlConnection transaction, TenantId tenant, Uni<UUID> booking, Wanted wanted) {
    return booking
        .<VisitAttempt>map(VisitAttempt.Done::new)
        .onFailure(SlotTakenException.class)
        .recoverWithUni(lost -> taken(transaction, tenant, ((SlotTakenException) lost).lost()))
        .onFailure(VisitDeskService::isNotBookable)
        .recoverWithUni(failure -> impossible(transaction, tenant, wanted, failure));
  }

  private Uni<VisitAttempt> taken(SqlConnection transaction, TenantId tenant, LostSlot lost) {
    return availability
        .alternatives(transaction, tenant, lost)
        .map(slots -> new VisitAttempt.Refused(Reason.TAKEN, "The slot is taken.", slots));
  }

  /** A service type that is no more has no alternatives either. */
  private Uni<VisitAttempt> impossible(
      SqlConnection transaction, TenantId tenant, Wanted wanted, Throwable failure) {
    return availability
        .plan(transaction, tenant, wanted.serviceType())
        .map(plan -> new LostSlot(plan, wanted.startsAt(), false, wanted.appointmentId(), null))
        .chain(lost -> availability.alternatives(transaction, tenant, lost))
        .onFailure(VisitDeskService::isNotBookable)
        .recoverWithItem(List.<Slot>of())
        .map(
            slots ->
                new VisitAttempt.Refused(
                    Reason.NOT_BOOKABLE, String.valueOf(failure.getMessage()), slots));
  }

  private static boolean isNotBookable(Throwable failure) {
    return failure instanceof ApplicationException refused
        && refused.error() == SchedulingError.NOT_BOOKABLE;
  }

  private static Call call(TenantId tenant, Actor actor) {
    return new Call(
        tenant, new IdempotentRequest(null, "VISIT", Fingerprint.of(new byte[0])), actor);
  }

  private record Wanted(String serviceType, Instant startsAt, @Nullable UUID appointmentId) {}
}
