package dev.switchboard.scheduling.availability;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.BusinessFacts;
import dev.switchboard.scheduling.BusinessFacts.Business;
import dev.switchboard.scheduling.Invalid;
import dev.switchboard.scheduling.availability.OccupancyService.Asker;
import dev.switchboard.scheduling.holiday.HolidayService;
import dev.switchboard.scheduling.settings.HolidayCalendar;
import dev.switchboard.scheduling.settings.OpeningHours;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** The plan that bookings are judged by, and what can be had instead of a time that was lost. */
@ApplicationScoped
public class AvailabilityService {
  private static final Supplier<ApplicationException> NO_SUCH_TYPE =
      () -> Invalid.notBookable("serviceType", "is none of this business's service types");

  private static final int ALTERNATIVES = 3;
  private static final Duration ALTERNATIVES_WITHIN = Duration.ofDays(14);

  /** The day of the lost time and the next, where the nearest mostly are. */
  private static final int DAYS_AT_FIRST = 2;

  private final AvailabilityRepository availability;
  private final OccupancyService occupancies;
  private final HolidayService holidays;
  private final BusinessFacts businesses;
  private final BusinessClock clock;

  AvailabilityService(
      AvailabilityRepository availability,
      OccupancyService occupancies,
      HolidayService holidays,
      BusinessFacts businesses,
      BusinessClock clock) {
    this.availability = availability;
    this.occupancies = occupancies;
    this.holidays = holidays;
    this.businesses = businesses;
    this.clock = clock;
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
   */
  public Uni<List<Slot>> alternatives(SqlConnection connection, TenantId tenant, LostSlot lost) {
    return refusal(connection, tenant, lost).map(Refusal::alternatives);
  }

  /** The same, with what stands in the way of the lost time. */
  public Uni<Refusal> refusal(SqlConnection connection, TenantId tenant, LostSlot lost) {
    Asker asker = new Asker(clock.now(), lost.appointmentId(), lost.place());
    Instant dayBegins = lost.plan().beginOf(lost.plan().dateOf(lost.startsAt()));
    Instant from = dayBegins.isAfter(asker.now()) ? dayBegins : asker.now();
    Instant enough = lost.plan().beginOf(lost.plan().dateOf(from).plusDays(DAYS_AT_FIRST));
    return nearest(connection, tenant, lost, wish(lost, from, enough), asker)
        .chain(
            near ->
                Selection.isNearest(near.alternatives(), lost.startsAt(), ALTERNATIVES, enough)
                    ? Uni.createFrom().item(near)
                    : nearest(
                        connection,
                        tenant,
                        lost,
                        wish(lost, from, from.plus(ALTERNATIVES_WITHIN)),
                        asker));
  }

  /** All that is taken on the days from one moment's to another's. */
  public Uni<Taken> taken(
      SqlConnection connection, TenantId tenant, Plan plan, Instant first, Instant last) {
    Instant from = plan.beginOf(plan.dateOf(first));
    Instant to = plan.blockedUntil(plan.beginOf(plan.dateOf(last).plusDays(2)));
    return availability.taken(connection, tenant, new OpenRange(from, to), clock.now(), false);
  }

  private Uni<Refusal> nearest(
      SqlConnection connection, TenantId tenant, LostSlot lost, SlotWish wish, Asker asker) {
    return occupancies
        .of(connection, tenant, lost.plan(), wish, asker)
        .map(occupancy -> refusal(lost, wish, occupancy, asker.now()));
  }

  private static Refusal refusal(LostSlot lost, SlotWish wish, Occupancy occupancy, Instant now) {
    Explanation why = Explanation.of(lost.plan(), wish, lost.startsAt(), occupancy, now);
    return new Refusal(
        SlotFinder.nearest(lost.plan(), wish, occupancy, now, lost.startsAt(), ALTERNATIVES),
        why.isFree() ? List.of() : List.copyOf(why.allReasons()));
  }

  private static SlotWish wish(LostSlot lost, Instant from, Instant to) {
    return new SlotWish(from, to, null, lost.emergency(), SlotWish.Times.ANY);
  }
}
