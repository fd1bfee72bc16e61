package dev.switchboard.scheduling.dispatch;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.idempotency.Answer;
import dev.switchboard.platform.idempotency.Idempotency;
import dev.switchboard.platform.idempotency.IdempotentRequest;
import dev.switchboard.platform.idempotency.StoredAnswer;
import dev.switchboard.platform.paging.Cursor;
import dev.switchboard.platform.paging.Page;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.security.Actor;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.BusinessFacts;
import dev.switchboard.scheduling.Invalid;
import dev.switchboard.scheduling.SchedulingError;
import dev.switchboard.scheduling.appointment.ReassignmentService;
import dev.switchboard.scheduling.settings.SetupService;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Plans that are asked for, looked at and given up; pins. */
@ApplicationScoped
class DispatchService {
  private static final int MOST_AT_ONCE = 3;
  private static final int ACCEPTED = 202;

  private final PlanRepository plans;
  private final DayRepository days;
  private final ReassignmentService reassignments;
  private final SetupService setup;
  private final Idempotency idempotency;
  private final BusinessFacts businesses;
  private final TenantTransactions transactions;
  private final BusinessClock clock;

  DispatchService(
      PlanRepository plans,
      DayRepository days,
      ReassignmentService reassignments,
      SetupService setup,
      Idempotency idempotency,
      BusinessFacts businesses,
      TenantTransactions transactions,
      BusinessClock clock) {
    this.plans = plans;
    this.days = days;
    this.reassignments = reassignments;
    this.setup = setup;
    this.idempotency = idempotency;
    this.businesses = businesses;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Fails with TOO_MANY_PLANS, TECHNICIAN_NOT_FOUND, APPOINTMENT_NOT_FOUND or INVALID_REQUEST. */
  Uni<StoredAnswer> request(
      TenantId tenant, IdempotentRequest request, Actor actor, PlanRequest plan) {
    if (plan.date().isBefore(dateOf(tenant, clock.now()))) {
      throw Invalid.request("date", "is past");
    }
    return setup
        .ensure(tenant)
        .chain(
            () ->
                transactions.onConnection(
                    tenant,
                    connection ->
                        idempotency.once(
                            connection,
                            tenant,
                            request,
                            () -> requested(connection, tenant, actor, plan))));
  }

  private Uni<Answer<PlanView>> requested(
      SqlConnection transaction, TenantId tenant, Actor actor, PlanRequest plan) {
    return requireTechnicians(transaction, tenant, plan.technicianIds())
        .chain(() -> requireEmergency(transaction, tenant, plan))
        .chain(
            () ->
                plans.add(
                    transaction,
                    tenant,
                    new PlanRepository.Wanted(plan, actor, clock.now()),
                    MOST_AT_ONCE))
        .chain(id -> plans.require(transaction, tenant, id))
        .map(view -> new Answer<>(ACCEPTED, view));
  }

  Uni<PlanView> read(TenantId tenant, UUID id) {
    return transactions.onConnection(tenant, connection -> plans.require(connection, tenant, id));
  }

  Uni<Page<PlanView>> list(TenantId tenant, PageRequest page) {
    return transactions
        .onConnection(tenant, connection -> plans.list(connection, tenant, page))
        .map(
            rows ->
                Page.of(
                    page,
                    rows,
                    plan -> Cursor.at(PlanRepository.LIST, plan.requestedAt(), plan.planId())));
  }

  /** Again changes nothing; fails with PLAN_NOT_FOUND, or ILLEGAL_TRANSITION once accepted. */
  Uni<Void> cancel(TenantId tenant, UUID id) {
    return transactions.onConnection(
        tenant,
        connection ->
            plans
                .requireLocked(connection, tenant, id)
                .invoke(DispatchService::requireNotAccepted)
                .chain(() -> plans.end(connection, tenant, id, PlanState.CANCELLED)));
  }

  /** Fails with APPOINTMENT_NOT_FOUND. */
  Uni<PinView> pin(TenantId tenant, PinRequest pin) {
    return transactions
        .onConnection(
            tenant,
            connection -> reassignments.pin(connection, tenant, pin.appointmentId(), pin.pinned()))
        .map(
            visit ->
                new PinView(
                    pin.appointmentId(), visit.technicianId(), visit.startsAt(), visit.pinned()));
  }

  Uni<List<PinView>> pinned(TenantId tenant, LocalDate date) {
    ZoneId zone = businesses.require(tenant).timeZone();
    return transactions.onConnection(
        tenant,
        connection ->
            plans.pinned(
                connection,
                tenant,
                date.atStartOfDay(zone).toInstant(),
                date.plusDays(1).atStartOfDay(zone).toInstant()));
  }

  private Uni<Void> requireTechnicians(SqlConnection connection, TenantId tenant, Set<UUID> ids) {
    return ids.isEmpty()
        ? Uni.createFrom().voidItem()
        : days.technicians(connection, tenant, ids)
            .invoke(found -> requireAll(ids, found))
            .replaceWithVoid();
  }

  private static void requireAll(Set<UUID> ids, List<UUID> found) {
    Set<UUID> unknown = new HashSet<>(ids);
    found.forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw new ApplicationException(
          SchedulingError.TECHNICIAN_NOT_FOUND,
          "There is no technician " + unknown.iterator().next() + ".");
    }
  }

  private Uni<Void> requireEmergency(SqlConnection connection, TenantId tenant, PlanRequest plan) {
    UUID id = plan.emergencyAppointmentId();
    if (id == null) {
      return Uni.createFrom().voidItem();
    }
    return plans
        .startOf(connection, tenant, id)
        .map(start -> start.orElseThrow(() -> noVisit(id)))
        .invoke(
            start -> {
              if (!dateOf(tenant, start).equals(plan.date())) {
                throw Invalid.request("emergencyAppointmentId", "is on another day");
              }
            })
        .replaceWithVoid();
  }

  private LocalDate dateOf(TenantId tenant, Instant moment) {
    return LocalDate.ofInstant(moment, businesses.require(tenant).timeZone());
  }

  private static ApplicationException noVisit(UUID id) {
    return new ApplicationException(
        SchedulingError.APPOINTMENT_NOT_FOUND, "There is no visit " + id + " to come.");
  }

  private static void requireNotAccepted(PlanView plan) {
    if (plan.state() == PlanState.ACCEPTED) {
      throw new ApplicationException(
          SchedulingError.ILLEGAL_TRANSITION, "The plan is ACCEPTED: its visits have moved.");
    }
  }
}
