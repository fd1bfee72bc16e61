package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.EventEnvelope;
import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.event.OutboxWriter;
import dev.switchboard.platform.security.Actor;
import dev.switchboard.platform.telemetry.TraceContext;
import dev.switchboard.platform.telemetry.TraceParent;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.BusinessFacts;
import dev.switchboard.scheduling.availability.Occupied;
import dev.switchboard.scheduling.reminder.ReminderService;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes over visits that were agreed elsewhere (features.md P10): past ones as history, those to
 * come under the locks and the constraint of bookings, with reminders. What it says is
 * appointment-imported, never appointment-booked: nobody is texted, billed, or put in a calendar.
 */
@ApplicationScoped
public class TakeoverService {
  private final PlacementService placement;
  private final DayLockRepository dayLocks;
  private final TakeoverRepository takeovers;
  private final ReservationRepository reservations;
  private final ReminderService reminders;
  private final OutboxWriter outbox;
  private final TenantTransactions transactions;
  private final BusinessFacts businesses;
  private final BusinessClock clock;

  TakeoverService(
      PlacementService placement,
      DayLockRepository dayLocks,
      TakeoverRepository takeovers,
      ReservationRepository reservations,
      ReminderService reminders,
      OutboxWriter outbox,
      TenantTransactions transactions,
      BusinessFacts businesses,
      BusinessClock clock) {
    this.placement = placement;
    this.dayLocks = dayLocks;
    this.takeovers = takeovers;
    this.reservations = reservations;
    this.reminders = reminders;
    this.outbox = outbox;
    this.transactions = transactions;
    this.businesses = businesses;
    this.clock = clock;
  }

  /**
   * Takes what can be taken, in one transaction; of a tenant that is set up.
   *
   * @param visits at most some hundred, by start
   * @return by the visits' ids
   */
  public Uni<Map<UUID, TakeoverResult>> take(TenantId tenant, Actor actor, List<Takeover> visits) {
    TakeoverBatch batch = batch(tenant, visits);
    return placement
        .tried(tenant, connection -> take(connection, tenant, actor, batch))
        .map(TakeoverDecisions::results);
  }

  /**
   * What {@link #take} would do just now; nothing is taken.
   *
   * @param before what earlier visits of the same file would take; these are added
   */
  public Uni<Map<UUID, TakeoverResult>> tryOut(
      TenantId tenant, List<Takeover> visits, List<Occupied> before) {
    TakeoverBatch batch = batch(tenant, visits);
    return transactions
        .onConnection(tenant, connection -> decided(connection, tenant, batch, before))
        .invoke(decided -> before.addAll(decided.places()))
        .map(TakeoverDecisions::results);
  }

  /** Which of these ids elsewhere were taken over before. */
  public Uni<Set<String>> known(TenantId tenant, List<String> externalIds) {
    return transactions
        .onConnection(tenant, connection -> takeovers.known(connection, tenant, externalIds))
        .map(Map::keySet);
  }

  private TakeoverBatch batch(TenantId tenant, List<Takeover> visits) {
    return new TakeoverBatch(visits, businesses.require(tenant).timeZone(), clock.now());
  }

  private Uni<TakeoverDecisions> take(
      SqlConnection transaction, TenantId tenant, Actor actor, TakeoverBatch batch) {
    return takeovers
        .alone(transaction, tenant)
        .chain(() -> locked(transaction, tenant, batch))
        .chain(() -> decided(transaction, tenant, batch, List.of()))
        .call(decided -> written(transaction, tenant, actor, decided));
  }

  private Uni<Void> locked(SqlConnection transaction, TenantId tenant, TakeoverBatch batch) {
    return batch.toCome().isEmpty()
        ? Uni.createFrom().voidItem()
        : takeovers
            .setup(transaction, tenant)
            .chain(setup -> dayLocks.lock(transaction, tenant, batch.keys(setup)));
  }

  /** Reads the setup again under the locks: a change of it has taken the days' rows away before. */
  private Uni<TakeoverDecisions> decided(
      SqlConnection connection, TenantId tenant, TakeoverBatch batch, List<Occupied> before) {
    return takeovers
        .setup(connection, tenant)
        .chain(
            setup ->
                taken(connection, tenant, batch, before)
                    .map(taken -> new TakeoverPolicy(batch, setup, taken))
                    .chain(policy -> decided(connection, tenant, policy)));
  }

  private Uni<TakeoverDecisions> decided(
      SqlConnection connection, TenantId tenant, TakeoverPolicy policy) {
    TakeoverBatch batch = policy.batch();
    return takeovers
        .known(connection, tenant, batch.externalIds())
        .chain(
            known ->
                takeovers
                    .customers(connection, tenant, batch.customers())
                    .map(there -> policy.decide(known, there)));
  }

  private Uni<TakenTimes> taken(
      SqlConnection connection, TenantId tenant, TakeoverBatch batch, List<Occupied> before) {
    TakenTimes taken = new TakenTimes();
    taken.addAll(before);
    return batch.toCome().isEmpty()
        ? Uni.createFrom().item(taken)
        : reservations
            .free(
                connection,
                tenant,
                batch.window(),
                batch.now(),
                new BookingWish(batch.now(), null, null, false))
            .invoke(found -> taken.addAll(found.jobs()))
            .replaceWith(taken);
  }

  private Uni<Void> written(
      SqlConnection transaction, TenantId tenant, Actor actor, TakeoverDecisions decided) {
    if (decided.taken().isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    TakeoverRows rows = new TakeoverRows(tenant.value(), decided);
    return takeovers
        .reserve(transaction, rows)
        .chain(() -> takeovers.store(transaction, rows, actor))
        .chain(() -> reminded(transaction, tenant, decided))
        .chain(() -> outbox.write(transaction, events(tenant, actor, decided)));
  }

  private Uni<Void> reminded(
      SqlConnection transaction, TenantId tenant, TakeoverDecisions decided) {
    return decided.toRemindOf().isEmpty()
        ? Uni.createFrom().voidItem()
        : reminders.planAll(
            transaction, tenant, decided.toRemindOf(), decided.setup().reminderHours());
  }

  private List<EventEnvelope<?>> events(TenantId tenant, Actor actor, TakeoverDecisions decided) {
    @Nullable String trace = TraceContext.current().map(TraceParent::header).orElse(null);
    return decided.taken().stream()
        .<EventEnvelope<?>>map(
            visit ->
                new EventEnvelope<>(
                    Ids.next(), clock.now(), tenant, trace, decided.event(visit, actor)))
        .toList();
  }
}
