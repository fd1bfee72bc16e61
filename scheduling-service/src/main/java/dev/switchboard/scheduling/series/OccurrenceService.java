package dev.switchboard.scheduling.series;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.appointment.AppointmentStatus;
import dev.switchboard.platform.idempotency.Answer;
import dev.switchboard.platform.idempotency.StoredAnswer;
import dev.switchboard.platform.paging.Cursor;
import dev.switchboard.platform.paging.Page;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.scheduling.SchedulingError;
import dev.switchboard.scheduling.appointment.VisitDeskService;
import dev.switchboard.scheduling.series.OccurrenceRepository.Key;
import dev.switchboard.scheduling.series.SeriesService.By;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** What is done with single dates of a series, under its lock; also with dates still to come. */
@ApplicationScoped
class OccurrenceService {
  private final SeriesRepository series;
  private final OccurrenceRepository occurrences;
  private final VisitDeskService desk;
  private final TenantTransactions transactions;

  OccurrenceService(
      SeriesRepository series,
      OccurrenceRepository occurrences,
      VisitDeskService desk,
      TenantTransactions transactions) {
    this.series = series;
    this.occurrences = occurrences;
    this.desk = desk;
    this.transactions = transactions;
  }

  /** Fails with SERIES_NOT_FOUND. */
  Uni<Page<OccurrenceView>> list(TenantId tenant, UUID id, PageRequest page) {
    return transactions
        .onConnection(
            tenant,
            connection ->
                series
                    .require(connection, tenant, id)
                    .chain(() -> occurrences.list(connection, tenant, id, page)))
        .map(rows -> Page.of(page, rows, OccurrenceService::place).map(OccurrenceView::from));
  }

  Uni<Page<OccurrenceView>> exceptions(TenantId tenant, PageRequest page) {
    return transactions
        .onConnection(tenant, connection -> occurrences.exceptions(connection, tenant, page))
        .map(rows -> Page.of(page, rows, OccurrenceService::place).map(OccurrenceView::from));
  }

  /** It does not take place, and its visit is given up. */
  Uni<StoredAnswer> skip(By by, Key key) {
    return changed(by, key, found -> skipped(found));
  }

  /** It takes place at another time; a lost slot is 409 SLOT_TAKEN, and it stays as it is. */
  Uni<StoredAnswer> move(By by, Key key, OccurrenceMove move) {
    return changed(by, key, found -> moved(found, move));
  }

  private Uni<StoredAnswer> changed(By by, Key key, Function<Found, Uni<Void>> change) {
    return desk.competing(
        by.tenant(),
        by.request(),
        by.actor(),
        transaction ->
            found(transaction, by, key)
                .chain(change::apply)
                .chain(() -> occurrences.find(transaction, by.tenant(), key.seriesId(), key.day()))
                .map(now -> Answer.ok(OccurrenceView.from(now.orElseThrow()))));
  }

  private Uni<Found> found(SqlConnection transaction, By by, Key key) {
    return series
        .requireLocked(transaction, by.tenant(), key.seriesId())
        .map(SeriesRepository.Locked::series)
        .chain(
            of ->
                occurrences
                    .find(transaction, by.tenant(), key.seriesId(), key.day())
                    .map(known -> new Found(transaction, by, key, of, known)))
        .invoke(Found::requireDate);
  }

  private Uni<Void> skipped(Found found) {
    Uni<Void> givenUp =
        found
            .standing()
            .map(
                visit ->
                    desk.cancel(
                        found.transaction(),
                        found.by().tenant(),
                        found.by().actor(),
                        visit,
                        "The date was skipped."))
            .orElseGet(() -> Uni.createFrom().voidItem());
    return givenUp.chain(() -> set(found, Occurrence.State.SKIPPED, null));
  }

  private Uni<Void> moved(Found found, OccurrenceMove move) {
    SqlConnection transaction = found.transaction();
    By by = found.by();
    Uni<UUID> visit =
        found
            .standing()
            .map(
                standing ->
                    desk.move(
                        transaction,
                        by.tenant(),
                        by.actor(),
                        standing,
                        found.series().moveTo(move.startsAt(), move.technicianId())))
            .orElseGet(
                () ->
                    desk.book(
                        transaction,
                        by.tenant(),
                        by.actor(),
                        found.series().visitAt(move.startsAt(), move.technicianId())));
    return visit.chain(id -> set(found, Occurrence.State.BOOKED, id));
  }

  private Uni<Void> set(
      Found found, Occurrence.State state, @org.jspecify.annotations.Nullable UUID visit) {
    return occurrences.set(found.transaction(), found.by().tenant(), found.key(), state, visit);
  }

  /** A date stands in a cursor as its first moment in UTC. */
  private static Cursor place(Occurrence occurrence) {
    return Cursor.at(
        OccurrenceRepository.LIST,
        occurrence.day().atStartOfDay().toInstant(ZoneOffset.UTC),
        occurrence.seriesId());
  }

  /** One date, its series locked. */
  private record Found(
      SqlConnection transaction, By by, Key key, Series series, Optional<Occurrence> known) {
    void requireDate() {
      LocalDate day = key.day();
      if (known.isEmpty() && !series.includes(day)) {
        throw new ApplicationException(
            SchedulingError.OCCURRENCE_NOT_FOUND, "The series has no date " + day + ".");
      }
    }

    /** A cancelled visit stands no more: another one can be booked. */
    Optional<UUID> standing() {
      return known
          .map(Occurrence::visit)
          .filter(visit -> visit.status() != AppointmentStatus.CANCELLED)
          .map(Occurrence.Visit::appointmentId);
    }
  }
}
