package dev.switchboard.scheduling.conflict;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.BusinessFacts;
import dev.switchboard.scheduling.BusinessFacts.Business;
import dev.switchboard.scheduling.SchedulingError;
import dev.switchboard.scheduling.SetupCall;
import dev.switchboard.scheduling.Versioned;
import dev.switchboard.scheduling.availability.WorkingTimes;
import dev.switchboard.scheduling.holiday.HolidayService;
import dev.switchboard.scheduling.settings.OpeningHours;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Changes what a business has set up, and says which of the visits that stand no longer fit. Every
 * booking meanwhile is judged either by what was, and named if it does not fit, or by what is.
 *
 * <p>A dry run makes the same change and takes it back before anybody sees it: what it says is what
 * happens.
 */
@ApplicationScoped
public class ConflictService {
  private static final int NAMED = 10;

  private final ConflictRepository setups;
  private final HolidayService holidays;
  private final BusinessFacts businesses;
  private final TenantTransactions transactions;
  private final BusinessClock clock;

  ConflictService(
      ConflictRepository setups,
      HolidayService holidays,
      BusinessFacts businesses,
      TenantTransactions transactions,
      BusinessClock clock) {
    this.setups = setups;
    this.holidays = holidays;
    this.businesses = businesses;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Runs a change in a transaction of its own; of a tenant that is set up.
   *
   * @param change writes what it changes, and answers what it has become
   */
  public <T extends Versioned> Uni<Outcome<T>> change(
      SetupCall call, Function<SqlConnection, Uni<T>> change) {
    return transactions.onConnection(
        call.tenant(),
        connection ->
            call.dryRun()
                ? tried(connection, call.tenant(), change)
                : weighed(connection, call.tenant(), change)
                    .map(weighed -> weighed.outcome(false)));
  }

  /** All visits that do not fit into the schedule as it is now. */
  public Uni<Conflicts> now(TenantId tenant) {
    return transactions.onConnection(
        tenant,
        connection ->
            schedule(connection, tenant)
                .chain(schedule -> now(connection, tenant, schedule, clock.now())));
  }

  private Uni<Conflicts> now(
      SqlConnection connection, TenantId tenant, Schedule schedule, Instant now) {
    return setups
        .busy(connection, tenant, now)
        .chain(
            busy ->
                setups
                    .standing(connection, tenant, now)
                    .map(visits -> Conflicts.of(schedule.against(visits, busy))));
  }

  /** The visits that fitted on the clock of one zone and do not on the other's. */
  Uni<Conflicts> between(
      SqlConnection connection, TenantId tenant, Business before, Business after) {
    return schedule(connection, tenant, before)
        .chain(
            old ->
                schedule(connection, tenant, after)
                    .chain(now -> broken(connection, tenant, old, now)));
  }

  /** In a change; fails with IN_USE, naming visits, while some of the type are to come (D1). */
  public Uni<Void> requireNoneOfType(SqlConnection transaction, TenantId tenant, String code) {
    return setups
        .ofType(transaction, tenant, clock.now(), code)
        .invoke(this::requireNone)
        .replaceWithVoid();
  }

  /** In a change; fails with IN_USE, naming visits, while some of his are to come (D1). */
  public Uni<Void> requireNoneOfTechnician(SqlConnection transaction, TenantId tenant, UUID id) {
    return setups
        .ofTechnician(transaction, tenant, clock.now(), id)
        .invoke(this::requireNone)
        .replaceWithVoid();
  }

  private void requireNone(List<StandingVisit> visits) {
    if (!visits.isEmpty()) {
      throw new ApplicationException(
          SchedulingError.IN_USE,
          "%d visits are to come: move or cancel them first.".formatted(visits.size()),
          List.of(),
          Map.of(
              "count",
              visits.size(),
              "appointments",
              visits.stream().limit(NAMED).map(StandingVisit::appointmentId).toList()));
    }
  }

  private <T extends Versioned> Uni<Outcome<T>> tried(
      SqlConnection transaction, TenantId tenant, Function<SqlConnection, Uni<T>> change) {
    return transaction
        .query("SAVEPOINT dry_run")
        .execute()
        .chain(() -> weighed(transaction, tenant, change))
        .call(() -> transaction.query("ROLLBACK TO SAVEPOINT dry_run").execute())
        .map(weighed -> weighed.outcome(true));
  }

  private <T extends Versioned> Uni<Weighed<T>> weighed(
      SqlConnection transaction, TenantId tenant, Function<SqlConnection, Uni<T>> change) {
    return settled(transaction, tenant)
        .chain(() -> schedule(transaction, tenant))
        .chain(
            before ->
                change
                    .apply(transaction)
                    .chain(changed -> weighed(transaction, tenant, before, changed)));
  }

  private <T extends Versioned> Uni<Weighed<T>> weighed(
      SqlConnection transaction, TenantId tenant, Schedule before, T changed) {
    return schedule(transaction, tenant)
        .chain(
            after ->
                after.equals(before)
                    ? Uni.createFrom().item(Conflicts.NONE)
                    : broken(transaction, tenant, before, after))
        .map(conflicts -> new Weighed<>(changed, conflicts));
  }

  private Uni<Conflicts> broken(
      SqlConnection transaction, TenantId tenant, Schedule before, Schedule after) {
    return setups
        .standing(transaction, tenant, clock.now())
        .map(visits -> Conflicts.of(after.newAgainst(visits, before)));
  }

  /**
   * From here on until the end nothing is booked that was judged by the setup as it was. The days
   * come before everything else that bookings lock: reminders, for one.
   */
  private Uni<Void> settled(SqlConnection transaction, TenantId tenant) {
    LocalDate today = LocalDate.ofInstant(clock.now(), businesses.require(tenant).timeZone());
    return setups
        .lock(transaction, tenant)
        .chain(() -> setups.takeDays(transaction, tenant, today));
  }

  /** What visits are judged by now; of a tenant that is set up. */
  public Uni<Schedule> schedule(SqlConnection connection, TenantId tenant) {
    return schedule(connection, tenant, businesses.require(tenant));
  }

  private Uni<Schedule> schedule(SqlConnection connection, TenantId tenant, Business business) {
    return setups
        .setup(connection, tenant)
        .chain(
            setup ->
                holidays
                    .of(setup.settings().holidays(), business)
                    .map(
                        calendar ->
                            new Schedule(
                                new WorkingTimes(
                                    business.timeZone(),
                                    new OpeningHours(setup.settings(), calendar)),
                                setup.technicians(),
                                setup.skills())));
  }

  private record Weighed<T extends Versioned>(T changed, Conflicts conflicts) {
    Outcome<T> outcome(boolean dryRun) {
      return new Outcome<>(changed, dryRun, conflicts);
    }
  }
}
