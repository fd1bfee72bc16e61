package dev.switchboard.scheduling.series;

import dev.switchboard.contracts.EventEnvelope;
import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.appointment.OccurrenceNotBooked;
import dev.switchboard.platform.event.OutboxWriter;
import dev.switchboard.platform.security.Actor;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.appointment.VisitAttempt;
import dev.switchboard.scheduling.appointment.VisitDeskService;
import dev.switchboard.scheduling.series.NextStep.Cancel;
import dev.switchboard.scheduling.series.NextStep.Decide;
import dev.switchboard.scheduling.series.NextStep.Finished;
import dev.switchboard.scheduling.series.NextStep.Wait;
import dev.switchboard.scheduling.series.OccurrenceRepository.Key;
import dev.switchboard.scheduling.series.SeriesRepository.Locked;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Takes a series one step further, in one transaction under its lock: visit, date and mark are
 * there together or not at all, so it does not matter how many replicas do it, or where one dies.
 */
@ApplicationScoped
class SeriesStepService {
  private static final Logger LOG = Logger.getLogger(SeriesStepService.class);
  private static final Duration LATER = Duration.ofMinutes(5);

  static final Actor ACTOR = new Actor.Service("scheduling-service");

  private final VisitDeskService desk;
  private final SeriesRepository series;
  private final OccurrenceRepository occurrences;
  private final OutboxWriter outbox;
  private final TenantTransactions transactions;
  private final BusinessClock clock;

  SeriesStepService(
      VisitDeskService desk,
      SeriesRepository series,
      OccurrenceRepository occurrences,
      OutboxWriter outbox,
      TenantTransactions transactions,
      BusinessClock clock) {
    this.desk = desk;
    this.series = series;
    this.occurrences = occurrences;
    this.outbox = outbox;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** So many steps, or as many as there are to do now. */
  Uni<Void> advance(TenantId tenant, UUID id, int most) {
    return step(tenant, id)
        .chain(
            more -> more && most > 1 ? advance(tenant, id, most - 1) : Uni.createFrom().voidItem());
  }

  /** Whether there may be more to do now. */
  Uni<Boolean> step(TenantId tenant, UUID id) {
    return desk.locking(tenant, transaction -> step(transaction, tenant, id));
  }

  /** What fails is tried again later, so that it holds up nobody else. */
  Uni<Boolean> postpone(TenantId tenant, UUID id, Throwable failure) {
    LOG.warnf("series %s: %s; again in %s", id, failure, LATER);
    return transactions.onConnection(
        tenant,
        connection ->
            series.lookAt(connection, tenant, id, clock.now().plus(LATER)).replaceWith(false));
  }

  /** In the caller's transaction, whose series is not locked yet. */
  Uni<Boolean> step(SqlConnection transaction, TenantId tenant, UUID id) {
    return series
        .requireLocked(transaction, tenant, id)
        .chain(locked -> step(transaction, tenant, locked));
  }

  private Uni<Boolean> step(SqlConnection transaction, TenantId tenant, Locked locked) {
    Instant now = clock.now();
    return occurrences
        .loose(transaction, tenant, locked.series(), now)
        .map(loose -> NextStep.of(locked.series(), loose.orElse(null), locked.horizonDays(), now))
        .chain(next -> take(transaction, tenant, locked.series(), next));
  }

  private Uni<Boolean> take(SqlConnection transaction, TenantId tenant, Series of, NextStep next) {
    return switch (next) {
      case Cancel cancel -> cancel(transaction, tenant, of, cancel).replaceWith(true);
      case Decide decide ->
          decide(transaction, tenant, of, decide)
              .chain(() -> series.decided(transaction, tenant, of.id(), decide.day()))
              .replaceWith(true);
      case Wait wait ->
          series.lookAt(transaction, tenant, of.id(), wait.until()).replaceWith(false);
      case Finished finished ->
          series.lookAt(transaction, tenant, of.id(), null).replaceWith(false);
    };
  }

  private Uni<Void> cancel(SqlConnection transaction, TenantId tenant, Series of, Cancel cancel) {
    return desk.cancel(
            transaction,
            tenant,
            ACTOR,
            cancel.loose().appointmentId(),
            "It is no date of its series any more.")
        .chain(
            () ->
                occurrences.set(
                    transaction,
                    tenant,
                    new Key(of.id(), cancel.loose().day()),
                    Occurrence.State.CANCELLED,
                    null));
  }

  /** A date that somebody decided about before stays as it is. */
  private Uni<Void> decide(SqlConnection transaction, TenantId tenant, Series of, Decide decide) {
    Key key = new Key(of.id(), decide.day());
    Instant start = of.recurrence().startOn(decide.day());
    NextStep.Loose toMove = decide.toMove();
    if (toMove != null) {
      UUID visit = toMove.appointmentId();
      return desk.tryMove(transaction, tenant, ACTOR, visit, of.moveTo(start, null))
          .chain(attempt -> keep(transaction, tenant, of, key, Optional.of(visit), attempt));
    }
    return occurrences
        .find(transaction, tenant, of.id(), decide.day())
        .chain(
            known ->
                known.isPresent()
                    ? Uni.createFrom().voidItem()
                    : book(transaction, tenant, of, key, start));
  }

  private Uni<Void> book(
      SqlConnection transaction, TenantId tenant, Series of, Key key, Instant start) {
    return desk.tryBook(transaction, tenant, ACTOR, of.visitAt(start, null))
        .chain(attempt -> keep(transaction, tenant, of, key, Optional.empty(), attempt));
  }

  private Uni<Void> keep(
      SqlConnection transaction,
      TenantId tenant,
      Series of,
      Key key,
      Optional<UUID> standing,
      VisitAttempt attempt) {
    return switch (attempt) {
      case VisitAttempt.Done done ->
          occurrences.set(transaction, tenant, key, Occurrence.State.BOOKED, done.appointmentId());
      case VisitAttempt.Refused refused ->
          occurrences
              .except(
                  transaction,
                  tenant,
                  key,
                  standing.orElse(null),
                  new Occurrence.Trouble(
                      refused.reason(), refused.detail(), refused.alternatives()))
              .chain(
                  () ->
                      outbox.write(transaction, List.of(told(tenant, of, key, standing, refused))));
    };
  }

  private EventEnvelope<OccurrenceNotBooked> told(
      TenantId tenant, Series of, Key key, Optional<UUID> standing, VisitAttempt.Refused refused) {
    return new EventEnvelope<>(
        Ids.next(),
        clock.now(),
        tenant,
        null,
        new OccurrenceNotBooked(
            of.id(),
            key.day().toString(),
            of.work().customer().customerId(),
            standing.orElse(null),
            of.work().serviceType(),
            of.recurrence().startOn(key.day()),
            of.zone().getId(),
            refused.reason()));
  }
}
