package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.idempotency.Answer;
import dev.switchboard.platform.idempotency.IdempotentRequest;
import dev.switchboard.platform.idempotency.StoredAnswer;
import dev.switchboard.platform.security.Actor;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.appointment.ReassignmentRepository.Blocked;
import dev.switchboard.scheduling.appointment.ReassignmentRepository.PutAt;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gives several visits of a day other technicians and starts, all of them or none (features.md
 * S12), under the locks that bookings and moves take, in their order (design.md section 10).
 */
@ApplicationScoped
public class ReassignmentService {
  private final PlacementService placement;
  private final AppointmentRepository appointments;
  private final ReassignmentRepository reassignments;
  private final DayLockRepository dayLocks;
  private final ReservationRepository reservations;
  private final ChangeService changes;
  private final BusinessClock clock;

  ReassignmentService(
      PlacementService placement,
      AppointmentRepository appointments,
      ReassignmentRepository reassignments,
      DayLockRepository dayLocks,
      ReservationRepository reservations,
      ChangeService changes,
      BusinessClock clock) {
    this.placement = placement;
    this.appointments = appointments;
    this.reassignments = reassignments;
    this.dayLocks = dayLocks;
    this.reservations = reservations;
    this.changes = changes;
    this.clock = clock;
  }

  /** Runs work that calls {@link #lock} in a transaction of its own, once for the request's key. */
  public Uni<StoredAnswer> once(
      TenantId tenant,
      IdempotentRequest request,
      Actor actor,
      Function<SqlConnection, Uni<? extends Answer<?>>> work) {
    return placement.competing(new Call(tenant, request, actor), work);
  }

  /**
   * Locks the days of technicians, then the visits.
   *
   * @param days all that the visits touch now and are to touch
   * @param technicians all who do the visits now or are to do them
   */
  public Uni<LockedVisits> lock(
      SqlConnection transaction,
      TenantId tenant,
      Set<LocalDate> days,
      Set<UUID> technicians,
      Collection<UUID> visits) {
    LockKeys keys = new LockKeys(days, technicians);
    return dayLocks
        .lock(transaction, tenant, keys)
        .chain(() -> reassignments.lockVisits(transaction, tenant, visits));
  }

  /**
   * Gives each of the visits its place.
   *
   * @param wanted of locked visits that are to come
   * @param terms who wants it, and why
   * @return those whose place somebody else has; if there are any, the transaction must not be
   *     committed
   */
  public Uni<Set<UUID>> reassign(
      SqlConnection transaction,
      TenantId tenant,
      LockedVisits locked,
      List<Reassignment> wanted,
      Terms terms) {
    List<Step> steps =
        wanted.stream()
            .sorted(Comparator.comparing(Reassignment::appointmentId))
            .flatMap(one -> Step.of(locked.require(one.appointmentId()), one, terms).stream())
            .toList();
    if (steps.isEmpty()) {
      return Uni.createFrom().item(Set.of());
    }
    return place(transaction, tenant, steps, terms.zone())
        .chain(
            lost ->
                lost.isEmpty()
                    ? store(transaction, tenant, steps, terms).replaceWith(lost)
                    : Uni.createFrom().item(lost));
  }

  /** Whether a visit's technician stays; fails with APPOINTMENT_NOT_FOUND. */
  public Uni<LockedVisits.Standing> pin(
      SqlConnection transaction, TenantId tenant, UUID id, boolean pinned) {
    return appointments
        .requireLocked(transaction, tenant, id)
        .chain(() -> reassignments.pin(transaction, tenant, id, pinned))
        .chain(() -> reassignments.lockVisits(transaction, tenant, List.of(id)))
        .map(visits -> visits.standing(id).orElseThrow());
  }

  /** Expired holds are in nobody's way. */
  private Uni<Set<UUID>> place(
      SqlConnection transaction, TenantId tenant, List<Step> steps, ZoneId zone) {
    List<UUID> ids = steps.stream().map(Step::id).toList();
    return reservations
        .free(
            transaction,
            tenant,
            window(steps),
            clock.now(),
            new BookingWish(clock.now(), null, null, false))
        .chain(() -> reassignments.takeAway(transaction, tenant, ids))
        .map(freed -> freed.stream().collect(Collectors.toMap(Blocked::id, one -> one)))
        .chain(freed -> reassignments.put(transaction, tenant, places(steps, freed, zone)))
        .map(placed -> missing(ids, placed));
  }

  private static List<PutAt> places(List<Step> steps, Map<UUID, Blocked> freed, ZoneId zone) {
    return steps.stream()
        .flatMap(step -> Stream.ofNullable(freed.get(step.id())).map(step::at))
        .map(step -> step.on(zone))
        .toList();
  }

  private static Set<UUID> missing(List<UUID> wanted, Set<UUID> placed) {
    Set<UUID> missing = new HashSet<>(wanted);
    missing.removeAll(placed);
    return missing;
  }

  private Uni<Void> store(
      SqlConnection transaction, TenantId tenant, List<Step> steps, Terms terms) {
    List<Change> all = steps.stream().map(Step::change).toList();
    Uni<Void> stored =
        reassignments
            .change(transaction, tenant, all, clock.now())
            .chain(
                () ->
                    changes.told(
                        transaction,
                        tenant,
                        steps.stream().filter(Step::keepsStart).map(Step::change).toList()));
    for (Step step : steps) {
      if (!step.keepsStart()) {
        stored = stored.chain(() -> placedAnew(transaction, tenant, step.change(), terms));
      }
    }
    return stored;
  }

  private Uni<Void> placedAnew(
      SqlConnection transaction, TenantId tenant, Change change, Terms terms) {
    return changes
        .givenUp(transaction, tenant, change.now())
        .chain(() -> changes.placed(transaction, tenant, change, terms.reminderHours()));
  }

  private static Window window(List<Step> steps) {
    Instant first = steps.stream().map(Step::earliest).min(Comparator.naturalOrder()).orElseThrow();
    Instant last = steps.stream().map(Step::latest).max(Comparator.naturalOrder()).orElseThrow();
    return new Window(first.minus(Duration.ofDays(1)), last.plus(Duration.ofDays(1)));
  }

  /**
   * Who wants visits reassigned, and why.
   *
   * @param reason for their history
   * @param zone the business's
   * @param reminderHours before each visit whose start changes
   */
  public record Terms(Actor actor, String reason, ZoneId zone, List<Integer> reminderHours) {}

  /** One visit's way from its place to another. */
  private record Step(Appointment before, Change change) {
    static Optional<Step> of(Appointment before, Reassignment wanted, Terms terms) {
      Visit there =
          before.visit().at(wanted.technicianId(), wanted.technicianName(), wanted.startsAt());
      return before
          .dispatchTo(there, terms.actor(), terms.reason())
          .map(change -> new Step(before, change));
    }

    UUID id() {
      return before.id();
    }

    boolean keepsStart() {
      return before.visit().startsAt().equals(change.now().visit().startsAt());
    }

    Instant earliest() {
      Instant then = change.now().visit().startsAt();
      return then.isBefore(before.visit().startsAt()) ? then : before.visit().startsAt();
    }

    Instant latest() {
      Instant then = change.now().visit().endsAt();
      return then.isAfter(before.visit().endsAt()) ? then : before.visit().endsAt();
    }

    /** With the travel buffer it was booked with. */
    Placed at(Blocked freed) {
      Visit there = change.now().visit();
      Duration buffer = Duration.between(freed.endsAt(), freed.blockedUntil());
      return new Placed(id(), there, there.endsAt().plus(buffer));
    }
  }

  private record Placed(UUID id, Visit visit, Instant blockedUntil) {
    PutAt on(ZoneId zone) {
      return new PutAt(
          id,
          visit.technicianId(),
          LocalDate.ofInstant(visit.startsAt(), zone),
          visit.startsAt(),
          visit.endsAt(),
          blockedUntil);
    }
  }
}
