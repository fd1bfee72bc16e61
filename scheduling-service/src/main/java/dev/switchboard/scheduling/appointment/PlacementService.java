package dev.switchboard.scheduling.appointment;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.idempotency.Answer;
import dev.switchboard.platform.idempotency.Idempotency;
import dev.switchboard.platform.idempotency.StoredAnswer;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.Constraints;
import dev.switchboard.scheduling.SchedulingError;
import dev.switchboard.scheduling.availability.AvailabilityService;
import dev.switchboard.scheduling.availability.LostSlot;
import dev.switchboard.scheduling.availability.Plan;
import dev.switchboard.scheduling.availability.Reach;
import dev.switchboard.scheduling.availability.Refusal;
import dev.switchboard.scheduling.travel.TravelService;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds room for visits and holds under their locks, once for each idempotency key, and answers who
 * lost with three fresh alternatives (design.md section 10; features.md S5, X2).
 */
@ApplicationScoped
class PlacementService {
  private static final int TRIES_AFTER_DEADLOCK = 3;

  private final ReservationRepository reservations;
  private final DayLockRepository dayLocks;
  private final AvailabilityService availability;
  private final Idempotency idempotency;
  private final TenantTransactions transactions;
  private final TravelService travel;
  private final BusinessClock clock;

  PlacementService(
      ReservationRepository reservations,
      DayLockRepository dayLocks,
      AvailabilityService availability,
      Idempotency idempotency,
      TenantTransactions transactions,
      TravelService travel,
      BusinessClock clock) {
    this.reservations = reservations;
    this.dayLocks = dayLocks;
    this.availability = availability;
    this.idempotency = idempotency;
    this.transactions = transactions;
    this.travel = travel;
    this.clock = clock;
  }

  /**
   * Runs work that competes for slots in a transaction of its own. A lost slot is an answer, kept
   * under the key like any other; it is given after the locks are gone, at once when there were
   * none.
   */
  Uni<StoredAnswer> competing(Call call, Function<SqlConnection, Uni<? extends Answer<?>>> work) {
    return tried(
            call.tenant(),
            connection ->
                once(connection, call, locked -> answered(locked, call, work.apply(locked))))
        .onFailure(SlotTakenException.class)
        .recoverWithUni(lost -> refused(call, ((SlotTakenException) lost).lost()));
  }

  private Uni<Answer<?>> answered(
      SqlConnection transaction, Call call, Uni<? extends Answer<?>> work) {
    return work.<Answer<?>>map(answer -> answer)
        .onFailure(PlacementService::isLostBeforeLocks)
        .recoverWithUni(
            lost -> alternatives(transaction, call.tenant(), ((SlotTakenException) lost).lost()));
  }

  private static boolean isLostBeforeLocks(Throwable failure) {
    return failure instanceof SlotTakenException lost && !lost.isUnderLocks();
  }

  /**
   * Room for the wish, its days locked and its expired holds gone; or nothing is locked, because
   * everybody is taken or the day is full.
   *
   * @return fails with {@link SlotTakenException}, NOT_BOOKABLE, {@link LockRowsMissingException}
   *     or {@link SetupChangedException}
   */
  Uni<Placement> place(SqlConnection transaction, TenantId tenant, Search search) {
    Instant now = clock.now();
    Contested time =
        Contested.of(
            search.plan(), search.wish(), BookingPolicy.working(search.plan(), search.wish(), now));
    return reservations
        .lock(transaction, tenant, search.keys(), time, now)
        .chain(
            locked ->
                locked
                    ? placeLocked(transaction, tenant, search, now)
                    : Uni.createFrom().item(new Placement.SeenTaken()));
  }

  private Uni<Placement> placeLocked(
      SqlConnection transaction, TenantId tenant, Search search, Instant now) {
    return reservations
        .free(
            transaction, tenant, Window.of(search.plan(), search.keys().days()), now, search.wish())
        .map(taken -> BookingPolicy.place(search.plan(), search.wish(), taken, reach(search), now));
  }

  /** Estimated: nobody else is asked while days are locked. */
  private Reach reach(Search search) {
    BookingWish wish = search.wish();
    return Reach.of(wish.needsPlaces() ? wish.place() : null, travel.estimate());
  }

  private Uni<StoredAnswer> once(
      SqlConnection connection, Call call, Function<SqlConnection, Uni<? extends Answer<?>>> work) {
    return idempotency.once(
        connection, call.tenant(), call.request(), () -> work.apply(connection));
  }

  /** Work in a transaction of its own, again after a deadlock and after missing lock rows. */
  <T> Uni<T> tried(TenantId tenant, Function<SqlConnection, Uni<T>> work) {
    return Uni.createFrom()
        .deferred(() -> transactions.onConnection(tenant, work))
        .onFailure(PlacementService::isWorthAnotherTry)
        .retry()
        .atMost(TRIES_AFTER_DEADLOCK)
        .onFailure(LockRowsMissingException.class)
        .recoverWithUni(
            missing ->
                addLockRows(tenant, ((LockRowsMissingException) missing).keys())
                    .chain(() -> tried(tenant, work)))
        .onFailure(SetupChangedException.class)
        .recoverWithUni(() -> tried(tenant, work));
  }

  private static boolean isWorthAnotherTry(Throwable failure) {
    return failure instanceof MovedMeanwhileException || Constraints.isDeadlock(failure);
  }

  private Uni<Void> addLockRows(TenantId tenant, LockKeys keys) {
    return transactions.onConnection(tenant, connection -> dayLocks.add(connection, tenant, keys));
  }

  private Uni<StoredAnswer> refused(Call call, LostSlot lost) {
    return transactions.onConnection(
        call.tenant(),
        connection -> once(connection, call, locked -> alternatives(locked, call.tenant(), lost)));
  }

  private Uni<Answer<?>> alternatives(SqlConnection connection, TenantId tenant, LostSlot lost) {
    return availability
        .refusal(connection, tenant, lost)
        .map(refusal -> Answer.refused(slotTaken(refusal)));
  }

  private static ApplicationException slotTaken(Refusal refusal) {
    return new ApplicationException(
        SchedulingError.SLOT_TAKEN,
        "Somebody else was first, the day is full, or nobody could be there in time.",
        List.of(),
        Map.of("alternatives", refusal.alternatives(), "reasons", refusal.reasons()));
  }

  /**
   * What to find room for.
   *
   * @param keys the days and technicians to lock
   */
  record Search(Plan plan, BookingWish wish, LockKeys keys) {
    static Search of(Plan plan, BookingWish wish) {
      Instant end = plan.endOf(wish.startsAt(), wish.emergency());
      return new Search(
          plan, wish, LockKeys.of(plan, wish.startsAt(), end, BookingPolicy.capable(plan, wish)));
    }

    LostSlot lost(@Nullable UUID appointmentId) {
      return new LostSlot(plan, wish.startsAt(), wish.emergency(), appointmentId, wish.place());
    }
  }
}
