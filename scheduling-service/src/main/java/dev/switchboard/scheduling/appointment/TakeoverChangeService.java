package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.availability.Occupied;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Changes visits that were taken over and read differently now, under the locks of their days and
 * of themselves. One leaves its place before the next takes its own, in the order in which that was
 * decided.
 */
@ApplicationScoped
class TakeoverChangeService {
  private final AppointmentRepository appointments;
  private final ReservationRepository reservations;
  private final TakeoverRepository takeovers;
  private final ChangeService changes;
  private final BusinessClock clock;

  TakeoverChangeService(
      AppointmentRepository appointments,
      ReservationRepository reservations,
      TakeoverRepository takeovers,
      ChangeService changes,
      BusinessClock clock) {
    this.appointments = appointments;
    this.reservations = reservations;
    this.takeovers = takeovers;
    this.changes = changes;
    this.clock = clock;
  }

  Uni<Void> apply(SqlConnection transaction, TakeoverTerms terms, TakeoverDecisions decided) {
    List<TakeoverChange> all = decided.applied();
    if (all.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Uni<Void> applied = Uni.createFrom().voidItem();
    for (TakeoverChange change : all) {
      applied = applied.chain(() -> apply(transaction, terms.tenant(), change, decided));
    }
    return applied.chain(
        () -> takeovers.changed(transaction, new TakeoverRows(terms.tenant().value(), decided)));
  }

  private Uni<Void> apply(
      SqlConnection transaction,
      TenantId tenant,
      TakeoverChange change,
      TakeoverDecisions decided) {
    Uni<Void> stored = placed(transaction, tenant, change);
    for (Change step : change.changes()) {
      stored =
          stored.chain(
              () -> appointments.change(transaction, tenant, step, clock.now()).replaceWithVoid());
    }
    return change.changes().isEmpty()
        ? stored
        : stored
            .chain(
                () ->
                    changes.followed(
                        transaction,
                        tenant,
                        change.before(),
                        change.changes(),
                        decided.setup().reminderHours()))
            .chain(() -> freed(transaction, tenant, change));
  }

  private Uni<Void> placed(SqlConnection transaction, TenantId tenant, TakeoverChange change) {
    Occupied place = change.place();
    if (place != null) {
      return reservations
          .release(transaction, tenant, change.before().id())
          .chain(() -> taken(transaction, tenant, change, place));
    }
    return change.isCancel()
        ? reservations.release(transaction, tenant, change.before().id())
        : Uni.createFrom().voidItem();
  }

  /** Under the locks nobody else has it; if somebody has all the same, it is decided anew. */
  private Uni<Void> taken(
      SqlConnection transaction, TenantId tenant, TakeoverChange change, Occupied place) {
    Placement.Placed to =
        new Placement.Placed(
            place.technicianId(),
            "",
            place.startsAt(),
            change.wanted().visit().endsAt(),
            place.blockedUntil(),
            place.day());
    return reservations
        .take(transaction, tenant, change.before().id(), to)
        .invoke(
            free -> {
              if (!free) {
                throw new MovedMeanwhileException();
              }
            })
        .replaceWithVoid();
  }

  private Uni<Void> freed(SqlConnection transaction, TenantId tenant, TakeoverChange change) {
    return change.freesTime()
        ? changes.freed(transaction, tenant, change.before())
        : Uni.createFrom().voidItem();
  }
}
