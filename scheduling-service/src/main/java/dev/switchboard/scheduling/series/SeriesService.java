package dev.switchboard.scheduling.series;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
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
import dev.switchboard.scheduling.ExpectedVersion;
import dev.switchboard.scheduling.Rows;
import dev.switchboard.scheduling.appointment.VisitDeskService;
import dev.switchboard.scheduling.settings.SetupService;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
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
  private final SeriesWishService wishes;
  private final VisitDeskService desk;
  private final SetupService setup;
  private final TenantTransactions transactions;
  private final BusinessClock clock;

  SeriesService(
      SeriesRepository series,
      OccurrenceRepository occurrences,
      SeriesStepService steps,
      SeriesWishService wishes,
      VisitDeskService desk,
      SetupService setup,
      TenantTransactions transactions,
      BusinessClock clock) {
    this.series = series;
    this.occurrences = occurrences;
    this.steps = steps;
    this.wishes = wishes;
    this.desk = desk;
    this.setup = setup;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Who repeats the request has what was left undone done. */
  Uni<Made> make(By by, SeriesRequest request) {
    Series wanted = wishes.series(by.tenant(), request);
    return setup
        .ensure(by.tenant())
        .chain(
            () -> competing(by, transaction -> add(transaction, by, wanted).map(Answer::created)));
  }

  /** Fails with SERIES_NOT_FOUND. */
  Uni<SeriesView> read(TenantId tenant, UUID id) {
    return transactions
        .onConnection(tenant, connection -> series.require(connection, tenant, id))
        .map(SeriesView::from);
  }

  Uni<Page<SeriesView>> list(TenantId tenant, SeriesFilter filter, PageRequest page) {
    return transactions
        .onConnection(tenant, connection -> series.list(connection, tenant, filter, page))
        .map(rows -> Page.of(page, rows, SeriesService::place).map(SeriesView::from));
  }

  /** Its visits to come from that date on are given up. */
  Uni<Made> end(By by, UUID id, ExpectedVersion expected, EndRequest request) {
    return changed(
        by,
        id,
        expected,
        (transaction, old) ->
            end(transaction, by.tenant(), old, request)
                .map(ended -> Answer.ok(SeriesView.from(ended))));
  }

  /** This date and all after it change: a series of their own takes them over, visits and all. */
  Uni<Made> follow(By by, UUID id, ExpectedVersion expected, FollowingRequest request) {
    return changed(
        by,
        id,
        expected,
        (transaction, old) -> follow(transaction, by, old, request).map(Answer::created));
  }

  private Uni<Made> changed(
      By by,
      UUID id,
      ExpectedVersion expected,
      BiFunction<SqlConnection, Series, Uni<Answer<SeriesView>>> change) {
    return competing(
        by,
        transaction ->
            series
                .requireLocked(transaction, by.tenant(), id)
                .map(SeriesRepository.Locked::series)
                .invoke(old -> expected.require(old.version()))
                .chain(old -> change.apply(transaction, old)));
  }

  private Uni<Made> competing(By by, Function<SqlConnection, Uni<? extends Answer<?>>> work) {
    return desk.competing(by.tenant(), by.request(), by.actor(), work)
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
    return wishes
        .requireKnown(transaction, by, wanted)
        .chain(() -> series.add(transaction, by.tenant(), wanted, by.actor(), clock.now()))
        .map(SeriesView::from);
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
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Stored(UUID seriesId) {}
}
