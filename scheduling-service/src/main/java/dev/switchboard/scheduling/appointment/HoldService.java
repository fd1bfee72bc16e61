package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.idempotency.Answer;
import dev.switchboard.platform.idempotency.StoredAnswer;
import dev.switchboard.platform.paging.Cursor;
import dev.switchboard.platform.paging.Page;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.SchedulingError;
import dev.switchboard.scheduling.appointment.Placement.Lost;
import dev.switchboard.scheduling.appointment.Placement.Placed;
import dev.switchboard.scheduling.appointment.Placement.SeenTaken;
import dev.switchboard.scheduling.appointment.PlacementService.Search;
import dev.switchboard.scheduling.availability.AvailabilityService;
import dev.switchboard.scheduling.settings.SetupService;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/** Keeps slots for a while (features.md S5): competed for like visits, and free again by time. */
@ApplicationScoped
class HoldService {
  private final PlacementService placement;
  private final AvailabilityService availability;
  private final ReservationRepository reservations;
  private final SetupService setup;
  private final TenantTransactions transactions;
  private final BusinessClock clock;

  HoldService(
      PlacementService placement,
      AvailabilityService availability,
      ReservationRepository reservations,
      SetupService setup,
      TenantTransactions transactions,
      BusinessClock clock) {
    this.placement = placement;
    this.availability = availability;
    this.reservations = reservations;
    this.setup = setup;
    this.transactions = transactions;
    this.clock = clock;
  }

  Uni<StoredAnswer> hold(Call call, HoldRequest request) {
    return setup
        .ensure(call.tenant())
        .chain(
            () ->
                placement.competing(
                    call, connection -> hold(connection, call, request).map(Answer::created)));
  }

  /** What is held now, whose time is over first. */
  Uni<Page<HoldView>> list(TenantId tenant, PageRequest page) {
    return transactions
        .onConnection(
            tenant, connection -> reservations.holds(connection, tenant, page, clock.now()))
        .map(rows -> Page.of(page, rows, HoldService::place));
  }

  private static Cursor place(HoldView hold) {
    return Cursor.at(ReservationRepository.LIST, hold.expiresAt(), hold.holdId());
  }

  /** Fails with HOLD_NOT_FOUND. */
  Uni<Void> release(TenantId tenant, UUID holdId) {
    return transactions
        .onConnection(
            tenant, connection -> reservations.releaseHold(connection, tenant, holdId, clock.now()))
        .invoke(released -> requireReleased(released, holdId))
        .replaceWithVoid();
  }

  private Uni<HoldView> hold(SqlConnection transaction, Call call, HoldRequest request) {
    return availability
        .plan(transaction, call.tenant(), request.serviceType())
        .map(plan -> Search.of(plan, request.wish()))
        .chain(search -> hold(transaction, call, search));
  }

  private Uni<HoldView> hold(SqlConnection transaction, Call call, Search search) {
    return placement
        .place(transaction, call.tenant(), search)
        .chain(
            room ->
                switch (room) {
                  case Placed place -> store(transaction, call, search, place);
                  case Lost lost -> failed(SlotTakenException.underLocks(search.lost(null)));
                  case SeenTaken seen -> failed(SlotTakenException.beforeLocks(search.lost(null)));
                });
  }

  private Uni<HoldView> store(SqlConnection transaction, Call call, Search search, Placed place) {
    HoldView hold =
        new HoldView(
            Ids.next(),
            clock.now().plus(Duration.ofMinutes(search.plan().settings().holdMinutes())),
            search.plan().service().code(),
            place.startsAt(),
            place.endsAt(),
            place.technicianId(),
            call.actor().toString());
    return reservations
        .hold(transaction, call.tenant(), hold, place)
        .map(
            held -> {
              if (!held) {
                throw SlotTakenException.underLocks(search.lost(null));
              }
              return hold;
            });
  }

  private static Uni<HoldView> failed(SlotTakenException taken) {
    return Uni.createFrom().failure(taken);
  }

  private static void requireReleased(boolean released, UUID holdId) {
    if (!released) {
      throw new ApplicationException(
          SchedulingError.HOLD_NOT_FOUND, "There is no hold " + holdId + ".");
    }
  }
}
