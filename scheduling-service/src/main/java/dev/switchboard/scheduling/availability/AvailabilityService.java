package dev.switchboard.scheduling.availability;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.BusinessFacts;
import dev.switchboard.scheduling.BusinessFacts.Business;
import dev.switchboard.scheduling.Invalid;
import dev.switchboard.scheduling.holiday.HolidayService;
import dev.switchboard.scheduling.settings.HolidayCalendar;
import dev.switchboard.scheduling.settings.OpeningHours;
import dev.switchboard.scheduling.settings.SetupService;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Free slots of a tenant, and the plan that bookings are judged by. */
@ApplicationScoped
public class AvailabilityService {
  private static final Supplier<ApplicationException> NO_SUCH_TYPE =
      () -> Invalid.notBookable("serviceType", "is none of this business's service types");

  private static final int ALTERNATIVES = 3;
  private static final Duration ALTERNATIVES_WITHIN = Duration.ofDays(14);

  /** The day of the lost time and the next, where the nearest mostly are. */
  private static final int DAYS_AT_FIRST = 2;

  private final AvailabilityRepository availability;
  private final SetupService setup;
  private final HolidayService holidays;
  private final BusinessFacts businesses;
  private final TenantTransactions transactions;
  private final BusinessClock clock;

  AvailabilityService(
      AvailabilityRepository availability,
      SetupService setup,
      HolidayService holidays,
      BusinessFacts businesses,
      TenantTransactions transactions,
      BusinessClock clock) {
    this.availability = availability;
    this.setup = setup;
    this.holidays = holidays;
    this.businesses = businesses;
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
            Integer.MAX_VALUE,
            excludedAppointment));
  }

  private Uni<SlotsView> slots(
      SqlConnection connection, TenantId tenant, SlotQuery query, Instant now) {
    return plan(connection, tenant, query.serviceType())
        .chain(plan -> search(connection, tenant, plan, query, now));
  }

  private Uni<SlotsView> search(
      SqlConnection connection, TenantId tenant, Plan plan, SlotQuery query, Instant now) {
    SlotWish wish = query.wish(now.plus(Duration.ofMinutes(plan.settings().leadMinutes())));
    return occupancy(connection, tenant, plan, wish, now, query.excludeAppointmentId())
        .map(occupancy -> SlotFinder.find(plan, wish, occupancy, now))
        .map(found -> SlotsView.of(found, plan, query.limit()));
  }

  /**
   * The plan of a tenant that is set up; fails with NOT_BOOKABLE when it has no such service type.
   */
  public Uni<Plan> plan(SqlConnection connection, TenantId tenant, String serviceType) {
    Business business = businesses.require(tenant);
    return availability
        .plan(connection, tenant, serviceType)
        .map(found -> found.filter(one -> one.service() != null).orElseThrow(NO_SUCH_TYPE))
        .chain(
            found ->
                holidays
                    .of(found.settings().holidays(), business)
                    .map(calendar -> plan(business.timeZone(), found, calendar)));
  }

  private static Plan plan(
      ZoneId zone, AvailabilityRepository.Found found, HolidayCalendar calendar) {
    return new Plan(
        found.setupVersion(),
        zone,
        new OpeningHours(found.settings(), calendar),
        Objects.requireNonNull(found.service()),
        found.technicians());
  }

  /**
   * Three slots near a time that was lost, as they are at this moment (features.md S5, X2); fewer
   * when there are fewer in the coming two weeks.
   *
   * @param excludedAppointment its own time counts as free to it
   */
  public Uni<List<Slot>> alternatives(SqlConnection connection, TenantId tenant, LostSlot lost) {
    Instant now = clock.now();
    Instant dayBegins = lost.plan().beginOf(lost.plan().dateOf(lost.startsAt()));
    Instant from = dayBegins.isAfter(now) ? dayBegins : now;
    Instant enough = lost.plan().beginOf(lost.plan().dateOf(from).plusDays(DAYS_AT_FIRST));
    return nearest(connection, tenant, lost, wish(lost, from, enough), now)
        .chain(
            near ->
                Selection.isNearest(near, lost.startsAt(), ALTERNATIVES, enough)
                    ? Uni.createFrom().item(near)
                    : nearest(
                        connection,
                        tenant,
                        lost,
                        wish(lost, from, from.plus(ALTERNATIVES_WITHIN)),
                        now));
  }

  /** All that is taken on the days from one moment's to another's. */
  public Uni<List<Occupied>> taken(
      SqlConnection connection, TenantId tenant, Plan plan, Instant first, Instant last) {
    Instant from = plan.beginOf(plan.dateOf(first));
    Instant to = plan.blockedUntil(plan.beginOf(plan.dateOf(last).plusDays(2)));
    return availability.occupied(connection, tenant, from, to, clock.now());
  }

  private Uni<List<Slot>> nearest(
      SqlConnection connection, TenantId tenant, LostSlot lost, SlotWish wish, Instant now) {
    return occupancy(connection, tenant, lost.plan(), wish, now, lost.appointmentId())
        .map(
            occupancy ->
                SlotFinder.nearest(
                    lost.plan(), wish, occupancy, now, lost.startsAt(), ALTERNATIVES));
  }

  private static SlotWish wish(LostSlot lost, Instant from, Instant to) {
    return new SlotWish(from, to, null, lost.emergency(), SlotWish.Times.ANY);
  }

  /**
   * All that is taken on the days of the wish: a day's jobs are counted whole. What starts on a
   * later day matters to the last visit only, which may end with its day, by its travel after.
   */
  private Uni<Occupancy> occupancy(
      SqlConnection connection,
      TenantId tenant,
      Plan plan,
      SlotWish wish,
      Instant now,
      @Nullable UUID excluded) {
    Instant from = plan.beginOf(plan.dateOf(wish.from()));
    LocalDate last = plan.dateOf(wish.to().minusNanos(1));
    Instant to = plan.blockedUntil(plan.beginOf(last.plusDays(1)));
    return availability
        .occupied(connection, tenant, from, to, now)
        .map(
            taken ->
                Occupancy.of(taken.stream().filter(one -> !one.id().equals(excluded)).toList()));
  }
}
