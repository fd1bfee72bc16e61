package dev.switchboard.scheduling.series;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.idempotency.Answer;
import dev.switchboard.platform.idempotency.IdempotentRequest;
import dev.switchboard.platform.idempotency.StoredAnswer;
import dev.switchboard.platform.paging.Cursor;
import dev.switchboard.platform.paging.Page;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.security.Actor;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.BusinessFacts;
import dev.switchboard.scheduling.ExpectedVersion;
import dev.switchboard.scheduling.Invalid;
import dev.switchboard.scheduling.Rows;
import dev.switchboard.scheduling.appointment.VisitDeskService;
import dev.switchboard.scheduling.appointment.VisitTimes;
import dev.switchboard.scheduling.settings.SetupService;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes, changes and ends series. What follows from it for single dates is done in steps of their
 * own right after, and by the worker where that is cut short.
 */
@ApplicationScoped
class SeriesService {
  /** In the caller's time; the worker does the rest. */
  private static final int STEPS_AT_ONCE = 60;

  private final SeriesRepository series;
  private final OccurrenceRepository occurrences;
  private final SeriesStepService steps;
  private final VisitDeskService desk;
  private final SetupService setup;
  private final BusinessFacts businesses;
  private final TenantTransactions transactions;
  private final BusinessClock clock;

  SeriesService(
      SeriesRepository series,
      OccurrenceRepository occurrences,
      SeriesStepService steps,
      VisitDeskService desk,
      SetupService setup,
      BusinessFacts businesses,
      TenantTransactions transactions,
      BusinessClock clock) {
    this.series = series;
    this.occurrences = occurrences;
    this.steps = steps;
    this.desk = desk;
    this.setup = setup;
    this.businesses = businesses;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Who repeats the request has what was left undone done. */
  Uni<Made> make(By by, SeriesRequest request) {
    Series wanted = wanted(by.tenant(), request);
    return setup
        .ensure(by.tenant())
        .chain(
            () ->
                desk.competing(
                    by.tenant(),
                    by.request(),
                    by.actor(),
                    transaction -> add(transaction, by, wanted).map(Answer::created)))
        .chain(stored -> carriedOut(by.tenant(), stored));
  }

  /** The dates it would have, and which of them are free. */
  Uni<List<DateView>> tried(By by, SeriesRequest request, int horizonDays) {
    Series wanted = wanted(by.tenant(), request);
    List<Instant> starts =
        wanted.recurrence().dates(null, lastDay(wanted.zone(), horizonDays), STEPS_AT_ONCE).stream()
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

  /** Fails with SERIES_NOT_FOUND. */
  Uni<SeriesView> read(TenantId tenant, UUID id) {
    return transactions
        .onConnection(tenant, connection -> series.require(connection, tenant, id))
        .map(SeriesView::from);
  }

  Uni<Page<SeriesView>> list(TenantId tenant, @Nullable UUID customerId, PageRequest page) {
    return transactions
        .onConnection(tenant, connection -> series.list(connection, tenant, customerId, page))
        .map(rows -> Page.of(page, rows, SeriesService::place).map(SeriesView::from));
  }

  /** Its visits to come from that date on are given up. */
  Uni<Made> end(By by, UUID id, ExpectedVersion expected, EndRequest request) {
    return desk.competing(
            by.tenant(),
            by.request(),
            by.actor(),
            transaction ->
                series
                    .requireLocked(transaction, by.tenant(), id)
                    .invoke(locked -> expected.require(locked.series().version()))
                    .chain(locked -> end(transaction, by.tenant(), locked.series(), request))
                    .map(ended -> Answer.ok(SeriesView.from(ended))))
        .chain(stored -> carriedOut(by.tenant(), stored));
  }

  /** This date and all after it change: a series of their own takes them over, visits and all. */
  Uni<Made> follow(By by, UUID id, ExpectedVersion expected, FollowingRequest request) {
    return desk.competing(
            by.tenant(),
            by.request(),
            by.actor(),
            transaction ->
                series
                    .requireLocked(transaction, by.tenant(), id)
                    .invoke(locked -> expected.require(locked.series().version()))
                    .chain(locked -> follow(transaction, by, locked.series(), request))
                    .map(Answer::created))
        .chain(stored -> carriedOut(by.tenant(), stored));
  }

  private Uni<SeriesView> follow(
      SqlConnection transaction, By by, Series old, FollowingRequest request) {
    Series wanted = Following.of(old, request, Ids.next(), clock.now());
    return series
        .end(transaction, by.tenant(), old.id(), request.from(), clock.now())
        .chain(() -> add(transaction, by, wanted))
        .call(
            () ->
                occurrences.takeOver(
                    transaction, by.tenant(), old.id(), request.from(), wanted.id()))
        .call(
            () -> occurrences.closeExceptions(transaction, by.tenant(), old.id(), request.from()));
  }

  private Uni<Series> end(
      SqlConnection transaction, TenantId tenant, Series of, EndRequest request) {
    LocalDate from =
        Objects.requireNonNullElseGet(
            request.from(), () -> LocalDate.ofInstant(clock.now(), of.zone()));
    LocalDate endsBefore = of.endsBefore();
    if (endsBefore != null && !from.isBefore(endsBefore)) {
      return Uni.createFrom().item(of);
    }
    return series
        .end(transaction, tenant, of.id(), from, clock.now())
        .call(() -> occurrences.closeExceptions(transaction, tenant, of.id(), from));
  }

  private Uni<SeriesView> add(SqlConnection transaction, By by, Series wanted) {
    return requireKnown(transaction, by, wanted)
        .chain(() -> series.add(transaction, by.tenant(), wanted, by.actor(), clock.now()))
        .map(SeriesView::from);
  }

  private Uni<Void> requireKnown(SqlConnection connection, By by, Series wanted) {
    UUID technician = wanted.work().technicianId();
    UUID customer = wanted.work().customer().customerId();
    Uni<Void> customerKnown = desk.requireCustomer(connection, by.tenant(), by.actor(), customer);
    return technician == null
        ? customerKnown
        : customerKnown
            .chain(() -> series.knowsTechnician(connection, by.tenant(), technician))
            .invoke(SeriesService::requireTechnician)
            .replaceWithVoid();
  }

  private Uni<List<DateView>> outlook(
      SqlConnection connection, TenantId tenant, Series wanted, List<Instant> starts) {
    return desk.outlook(
            connection,
            tenant,
            wanted.work().serviceType(),
            new VisitTimes(starts, wanted.work().technicianId()))
        .map(outlooks -> outlooks.stream().map(one -> DateView.of(wanted.zone(), one)).toList());
  }

  private Uni<Made> carriedOut(TenantId tenant, StoredAnswer stored) {
    if (stored.status() >= 300) {
      return Uni.createFrom().item(new Made(stored, null));
    }
    UUID id = Rows.read(stored.json(), Stored.class).seriesId();
    return steps
        .advance(tenant, id, STEPS_AT_ONCE)
        .chain(() -> read(tenant, id))
        .map(view -> new Made(stored, view));
  }

  private Series wanted(TenantId tenant, SeriesRequest request) {
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

  private LocalDate lastDay(ZoneId zone, int horizonDays) {
    return LocalDate.ofInstant(clock.now(), zone).plusDays(horizonDays);
  }

  private static void requireTechnician(boolean known) {
    if (!known) {
      throw Invalid.notBookable("technicianId", "is nobody who works here");
    }
  }

  private static Cursor place(Series of) {
    return Cursor.at(SeriesRepository.LIST, Objects.requireNonNull(of.createdAt()), of.id());
  }

  /** Who asks for a change, for whom, and under which key. */
  record By(TenantId tenant, IdempotentRequest request, Actor actor) {}

  /**
   * What was answered, and the series as it then is.
   *
   * @param now null when it was refused
   */
  record Made(StoredAnswer answer, @Nullable SeriesView now) {}

  /** Of a stored answer what is needed. */
  @com.fasterxml.jackson.annotation.JsonIgnoreProperties(ignoreUnknown = true)
  record Stored(UUID seriesId) {}
}
