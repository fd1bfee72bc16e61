package dev.switchboard.scheduling.availability;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.SchedulingError;
import dev.switchboard.scheduling.availability.OccupancyService.Asker;
import dev.switchboard.scheduling.settings.SetupService;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Free slots of a tenant, and what stands in the way of one that is not free. */
@ApplicationScoped
public class SlotService {
  private final AvailabilityService availability;
  private final OccupancyService occupancies;
  private final SetupService setup;
  private final TenantTransactions transactions;
  private final BusinessClock clock;

  SlotService(
      AvailabilityService availability,
      OccupancyService occupancies,
      SetupService setup,
      TenantTransactions transactions,
      BusinessClock clock) {
    this.availability = availability;
    this.occupancies = occupancies;
    this.setup = setup;
    this.transactions = transactions;
    this.clock = clock;
  }

  Uni<SlotsView> slots(TenantId tenant, SlotQuery query) {
    Instant now = clock.now();
    return setup
        .ensure(tenant)
        .chain(
            () ->
                transactions.onConnection(
                    tenant, connection -> slots(connection, tenant, query, now)));
  }

  /**
   * Every free start of a range, for those who choose by themselves; fails with NOT_BOOKABLE.
   *
   * @param excludedAppointment of a move: its own time is free to it
   */
  public Uni<SlotsView> free(
      TenantId tenant,
      String serviceType,
      Instant from,
      Instant to,
      @Nullable UUID excludedAppointment) {
    return slots(
        tenant,
        new SlotQuery(
            serviceType,
            from,
            to,
            null,
            false,
            SlotWish.Times.ANY,
            SlotWish.Preferences.NONE,
            Integer.MAX_VALUE,
            SlotQuery.Where.UNKNOWN,
            excludedAppointment));
  }

  /** Fails with TECHNICIAN_NOT_FOUND for one who is not at work here. */
  Uni<WhyView> why(TenantId tenant, WhyQuery query) {
    Instant now = clock.now();
    return setup
        .ensure(tenant)
        .chain(
            () ->
                transactions.onConnection(
                    tenant, connection -> why(connection, tenant, query, now)));
  }

  Uni<SlotsView> slots(SqlConnection connection, TenantId tenant, SlotQuery query, Instant now) {
    return availability
        .plan(connection, tenant, query.serviceType())
        .chain(
            plan ->
                occupancies
                    .asker(connection, tenant, query.where(), query.excludeAppointmentId(), now)
                    .chain(asker -> search(connection, tenant, plan, query, asker)));
  }

  private Uni<SlotsView> search(
      SqlConnection connection, TenantId tenant, Plan plan, SlotQuery query, Asker asker) {
    SlotWish wish = query.wish(plan.earliest(asker.now()));
    return occupancies
        .of(connection, tenant, plan, wish, asker)
        .map(occupancy -> SlotFinder.find(plan, wish, occupancy, asker.now()))
        .chain(
            found ->
                found.emptyBecause() == null || found.emptyBecause() == EmptyBecause.NO_SKILL
                    ? Uni.createFrom().item(SlotsView.of(found, plan, query))
                    : next(connection, tenant, plan, wish, asker)
                        .map(next -> SlotsView.of(found, plan, query).withNextFree(next)));
  }

  /** The first slot after the wish's range. */
  private Uni<Optional<Slot>> next(
      SqlConnection connection, TenantId tenant, Plan plan, SlotWish wish, Asker asker) {
    Instant earliest = plan.earliest(asker.now());
    Instant from = wish.to().isAfter(earliest) ? wish.to() : earliest;
    Instant horizon = plan.beginOf(plan.lastDay(asker.now()).plusDays(1));
    Instant furthest = from.plus(SlotQuery.LONGEST_RANGE);
    SlotWish later = wish.between(from, horizon.isBefore(furthest) ? horizon : furthest);
    return later.from().isBefore(later.to())
        ? occupancies
            .of(connection, tenant, plan, later, asker)
            .map(occupancy -> SlotFinder.first(plan, later, occupancy, asker.now()))
        : Uni.createFrom().item(Optional.empty());
  }

  private Uni<WhyView> why(SqlConnection connection, TenantId tenant, WhyQuery query, Instant now) {
    return availability
        .plan(connection, tenant, query.serviceType())
        .invoke(plan -> requireTechnician(plan, query.technicianId()))
        .chain(
            plan ->
                occupancies
                    .asker(connection, tenant, query.where(), query.excludeAppointmentId(), now)
                    .chain(asker -> why(connection, tenant, plan, query, asker)));
  }

  private Uni<WhyView> why(
      SqlConnection connection, TenantId tenant, Plan plan, WhyQuery query, Asker asker) {
    return occupancies
        .of(connection, tenant, plan, query.wish(), asker)
        .map(
            occupancy ->
                Explanation.of(plan, query.wish(), query.startsAt(), occupancy, asker.now()))
        .map(why -> WhyView.of(why, plan));
  }

  private static void requireTechnician(Plan plan, @Nullable UUID technicianId) {
    boolean works =
        technicianId == null
            || plan.technicians().stream().anyMatch(one -> one.id().equals(technicianId));
    if (!works) {
      throw new ApplicationException(
          SchedulingError.TECHNICIAN_NOT_FOUND, "There is no technician " + technicianId + ".");
    }
  }
}
