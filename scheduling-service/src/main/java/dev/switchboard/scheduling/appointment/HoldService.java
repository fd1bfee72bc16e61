package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.idempotency.Answer;
import dev.switchboard.platform.idempotency.StoredAnswer;
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
import java.time.Instant;
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
        .chain(search -> hold(transaction, call.tenant(), search));
  }

  private Uni<HoldView> hold(SqlConnection transaction, TenantId tenant, Search search) {
    return placement
        .place(transaction, tenant, search)
        .chain(
            room ->
                switch (room) {
                  case Placed place -> store(transaction, tenant, search, place);
                  case Lost lost -> failed(SlotTakenException.underLocks(search.lost(null)));
                  case SeenTaken seen -> failed(SlotTakenException.beforeLocks(search.lost(null)));
                });
  }

  private Uni<HoldView> store(
      SqlConnection transaction, TenantId tenant, Search search, Placed place) {
    UUID id = Ids.next();
    Instant expiresAt =
        clock.now().plus(Duration.ofMinutes(search.plan().settings().holdMinutes()));
    return reservations
        .hold(transaction, tenant, id, place, expiresAt)
        .map(
            held -> {
              if (!held) {
                throw SlotTakenException.underLocks(search.lost(null));
              }
              return new HoldView(
                  id,
                  expiresAt,
                  search.plan().service().code(),
                  place.startsAt(),
                  place.endsAt(),
                  place.technicianId());
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
