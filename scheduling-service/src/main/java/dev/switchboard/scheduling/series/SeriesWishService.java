package dev.switchboard.scheduling.series;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.BusinessFacts;
import dev.switchboard.scheduling.Invalid;
import dev.switchboard.scheduling.appointment.OutlookService;
import dev.switchboard.scheduling.appointment.VisitDeskService;
import dev.switchboard.scheduling.appointment.VisitTimes;
import dev.switchboard.scheduling.series.SeriesService.By;
import dev.switchboard.scheduling.settings.SetupService;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** What a series that somebody wishes would be, before it is made. */
@ApplicationScoped
class SeriesWishService {
  private static final int MOST_DATES = 60;

  private final SeriesRepository series;
  private final VisitDeskService desk;
  private final OutlookService outlooks;
  private final SetupService setup;
  private final BusinessFacts businesses;
  private final TenantTransactions transactions;
  private final BusinessClock clock;

  SeriesWishService(
      SeriesRepository series,
      VisitDeskService desk,
      OutlookService outlooks,
      SetupService setup,
      BusinessFacts businesses,
      TenantTransactions transactions,
      BusinessClock clock) {
    this.series = series;
    this.desk = desk;
    this.outlooks = outlooks;
    this.setup = setup;
    this.businesses = businesses;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The dates it would have, and which of them are free. */
  Uni<List<DateView>> tried(By by, SeriesRequest request, int horizonDays) {
    Series wanted = series(by.tenant(), request);
    List<Instant> starts =
        wanted.recurrence().dates(null, lastDay(wanted.zone(), horizonDays), MOST_DATES).stream()
            .map(wanted.recurrence()::startOn)
            .toList();
    return setup
        .ensure(by.tenant())
        .chain(
            () ->
                transactions.onConnection(
                    by.tenant(),
                    connection ->
                        requireKnown(connection, by, wanted)
                            .chain(() -> outlook(connection, by.tenant(), wanted, starts))));
  }

  /** The dates alone. */
  List<DateView> dates(TenantId tenant, Instant startsAt, String rrule, int most) {
    ZoneId zone = businesses.require(tenant).timeZone();
    Recurrence recurrence =
        Recurrence.beginning(rrule, SeriesRequest.wall(startsAt, zone, clock.now()), zone);
    return recurrence.dates(null, SeriesRequest.FURTHEST, most).stream()
        .map(day -> DateView.of(day, recurrence.startOn(day)))
        .toList();
  }

  /** The series that is asked for, its rule checked; fails with NOT_BOOKABLE. */
  Series series(TenantId tenant, SeriesRequest request) {
    ZoneId zone = businesses.require(tenant).timeZone();
    LocalDateTime first = SeriesRequest.wall(request.startsAt(), zone, clock.now());
    return new Series(
            Ids.next(),
            1,
            request.work(),
            first,
            zone,
            request.rrule(),
            null,
            null,
            null,
            null,
            null)
        .checked();
  }

  /** Fails with NOT_BOOKABLE for a customer or technician nobody has heard of. */
  Uni<Void> requireKnown(SqlConnection connection, By by, Series wanted) {
    UUID technician = wanted.work().technicianId();
    UUID customer = wanted.work().customer().customerId();
    Uni<Void> customerKnown = desk.requireCustomer(connection, by.tenant(), by.actor(), customer);
    return technician == null
        ? customerKnown
        : customerKnown
            .chain(() -> series.knowsTechnician(connection, by.tenant(), technician))
            .invoke(SeriesWishService::requireTechnician)
            .replaceWithVoid();
  }

  private Uni<List<DateView>> outlook(
      SqlConnection connection, TenantId tenant, Series wanted, List<Instant> starts) {
    return outlooks
        .outlook(
            connection,
            tenant,
            wanted.work().serviceType(),
            new VisitTimes(starts, wanted.work().technicianId()))
        .map(all -> all.stream().map(one -> DateView.of(wanted.zone(), one)).toList());
  }

  private LocalDate lastDay(ZoneId zone, int horizonDays) {
    return LocalDate.ofInstant(clock.now(), zone).plusDays(horizonDays);
  }

  private static void requireTechnician(boolean known) {
    if (!known) {
      throw Invalid.notBookable("technicianId", "is nobody who works here");
    }
  }
}
