package dev.switchboard.scheduling.dispatch;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.idempotency.Answer;
import dev.switchboard.platform.idempotency.IdempotentRequest;
import dev.switchboard.platform.idempotency.StoredAnswer;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.security.Actor;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.BusinessFacts;
import dev.switchboard.scheduling.SchedulingError;
import dev.switchboard.scheduling.appointment.LockedVisits;
import dev.switchboard.scheduling.appointment.Reassignment;
import dev.switchboard.scheduling.appointment.ReassignmentService;
import dev.switchboard.scheduling.appointment.ReassignmentService.Terms;
import dev.switchboard.scheduling.conflict.ConflictService;
import dev.switchboard.scheduling.conflict.Schedule;
import dev.switchboard.scheduling.dispatch.PlanOutcome.Planned;
import dev.switchboard.scheduling.dispatch.PlanOutcome.StopView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Makes a plan true (features.md S12): all its changes in one transaction, or none. The days are
 * locked before anything is looked at, so whatever is seen stays until the commit.
 */
@ApplicationScoped
class AcceptService {
  /** No travel buffer is longer (schedule_settings_buffer_ck). */
  private static final Duration LONGEST_BUFFER = Duration.ofHours(4);

  private final PlanRepository plans;
  private final ReassignmentService reassignments;
  private final ConflictService conflicts;
  private final BusinessFacts businesses;
  private final BusinessClock clock;

  AcceptService(
      PlanRepository plans,
      ReassignmentService reassignments,
      ConflictService conflicts,
      BusinessFacts businesses,
      BusinessClock clock) {
    this.plans = plans;
    this.reassignments = reassignments;
    this.conflicts = conflicts;
    this.businesses = businesses;
    this.clock = clock;
  }

  /**
   * Again answers the same. Fails with PLAN_NOT_FOUND, PLAN_STALE naming visits, or
   * ILLEGAL_TRANSITION for a plan that is not READY.
   */
  Uni<StoredAnswer> accept(TenantId tenant, IdempotentRequest request, Actor actor, UUID id) {
    return reassignments.once(
        tenant, request, actor, transaction -> accepted(transaction, tenant, actor, id));
  }

  /** In the caller's transaction. */
  Uni<Answer<PlanView>> accepted(SqlConnection transaction, TenantId tenant, Actor actor, UUID id) {
    return plans
        .requireLocked(transaction, tenant, id)
        .chain(
            plan ->
                plan.state() == PlanState.ACCEPTED
                    ? Uni.createFrom().item(plan)
                    : applied(transaction, tenant, actor, ready(plan)))
        .map(Answer::ok);
  }

  private Uni<PlanView> applied(
      SqlConnection transaction, TenantId tenant, Actor actor, PlanView plan) {
    PlanOutcome outcome = Objects.requireNonNull(plan.preview());
    List<Planned> changes =
        outcome.visits().filter(planned -> planned.stop().before() != null).toList();
    Uni<Void> moved =
        changes.isEmpty()
            ? Uni.createFrom().voidItem()
            : moved(transaction, tenant, actor, plan, changes);
    return moved
        .chain(() -> plans.end(transaction, tenant, plan.planId(), PlanState.ACCEPTED))
        .replaceWith(() -> plan.in(PlanState.ACCEPTED));
  }

  private Uni<Void> moved(
      SqlConnection transaction,
      TenantId tenant,
      Actor actor,
      PlanView plan,
      List<Planned> changes) {
    PlanOutcome outcome = Objects.requireNonNull(plan.preview());
    ZoneId zone = businesses.require(tenant).timeZone();
    return reassignments
        .lock(
            transaction,
            tenant,
            days(changes, zone),
            technicians(changes),
            outcome.visits().map(planned -> planned.stop().appointmentId()).toList())
        .chain(
            locked ->
                conflicts
                    .schedule(transaction, tenant)
                    .invoke(schedule -> requireFresh(schedule, locked, outcome))
                    .chain(
                        schedule ->
                            reassignments.reassign(
                                transaction,
                                tenant,
                                locked,
                                wanted(changes, locked),
                                terms(actor, plan, schedule))))
        .invoke(AcceptService::requireNone)
        .replaceWithVoid();
  }

  private void requireFresh(Schedule schedule, LockedVisits locked, PlanOutcome outcome) {
    requireNone(new Staleness(schedule, locked, clock.now()).stale(outcome));
  }

  private static Terms terms(Actor actor, PlanView plan, Schedule schedule) {
    return new Terms(
        actor,
        "dispatch plan " + plan.planId(),
        schedule.times().zone(),
        schedule.settings().reminderHours());
  }

  /** A start that the plan keeps is kept to the last fraction of a second. */
  private static List<Reassignment> wanted(List<Planned> changes, LockedVisits locked) {
    return changes.stream()
        .map(
            planned ->
                new Reassignment(
                    planned.stop().appointmentId(),
                    planned.route().technicianId(),
                    planned.route().technicianName(),
                    start(planned.stop(), locked)))
        .toList();
  }

  private static Instant start(StopView stop, LockedVisits locked) {
    return locked
        .standing(stop.appointmentId())
        .map(LockedVisits.Standing::startsAt)
        .filter(standing -> standing.truncatedTo(ChronoUnit.SECONDS).equals(stop.startsAt()))
        .orElse(stop.startsAt());
  }

  private static Set<LocalDate> days(List<Planned> changes, ZoneId zone) {
    Set<LocalDate> days = new HashSet<>();
    for (Planned planned : changes) {
      StopView stop = planned.stop();
      Duration lasts = Duration.between(stop.startsAt(), stop.endsAt()).plus(LONGEST_BUFFER);
      for (Instant start : List.of(stop.startsAt(), stop.startedAt())) {
        days.add(LocalDate.ofInstant(start, zone));
        days.add(LocalDate.ofInstant(start.plus(lasts), zone));
      }
    }
    return days;
  }

  private static Set<UUID> technicians(List<Planned> changes) {
    Set<UUID> technicians = new HashSet<>();
    for (Planned planned : changes) {
      technicians.add(planned.route().technicianId());
      technicians.add(planned.technicianBefore());
    }
    return technicians;
  }

  private static PlanView ready(PlanView plan) {
    if (plan.state() != PlanState.READY) {
      throw new ApplicationException(
          SchedulingError.ILLEGAL_TRANSITION, "The plan is " + plan.state() + ".");
    }
    return plan;
  }

  private static void requireNone(Collection<UUID> stale) {
    if (!stale.isEmpty()) {
      throw new ApplicationException(
          SchedulingError.PLAN_STALE,
          "%d visits have changed, or their new place is taken: plan anew.".formatted(stale.size()),
          List.of(),
          Map.of("appointments", stale.stream().sorted().toList()));
    }
  }
}
