package dev.switchboard.scheduling.series;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.appointment.AppointmentStatus;
import dev.switchboard.contracts.appointment.OccurrenceNotBooked.Reason;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.scheduling.Rows;
import dev.switchboard.scheduling.availability.Slot;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of the dates of a series; who writes has locked the series. */
@ApplicationScoped
class OccurrenceRepository {
  /** By date. */
  static final String LIST = "occurrences:day";

  private static final String READ =
      """
      SELECT o.series_id, o.day, o.state, o.appointment_id, o.reason, o.detail,
             o.alternatives::text AS alternatives, a.status, a.starts_at
      FROM series_occurrence o
      LEFT JOIN appointment a ON a.tenant_id = o.tenant_id AND a.id = o.appointment_id
      WHERE o.tenant_id = $1
      """;

  private static final String LIVING =
      "a.status IN ('SCHEDULED', 'CONFIRMED', 'PENDING_RESCHEDULE')";

  private static final String FIND = READ + " AND o.series_id = $2 AND o.day = $3";

  private static final String LIST_OF_SERIES =
      READ
          + """
             AND o.series_id = $2 AND ($3::date IS NULL OR o.day > $3) ORDER BY o.day LIMIT $4
            """;

  private static final String LIST_EXCEPTIONS =
      READ
          + """
             AND o.state = 'EXCEPTION'
             AND ($2::date IS NULL OR (o.day, o.series_id) > ($2, $3::uuid))
            ORDER BY o.day, o.series_id LIMIT $4
            """;

  private static final String LOOSE =
      """
      SELECT o.day, o.appointment_id FROM series_occurrence o
      JOIN appointment a ON a.tenant_id = o.tenant_id AND a.id = o.appointment_id
      WHERE o.tenant_id = $1 AND o.series_id = $2 AND %s
        AND (o.state = 'TO_MOVE'
             OR o.state IN ('BOOKED', 'EXCEPTION') AND o.day >= $3 AND a.starts_at > $4)
      ORDER BY o.day LIMIT 1
      """
          .formatted(LIVING);

  private static final String SET =
      """
      INSERT INTO series_occurrence AS o (tenant_id, series_id, day, state, appointment_id, reason,
                                          detail, alternatives)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8::text::jsonb)
      ON CONFLICT ON CONSTRAINT series_occurrence_pk DO UPDATE SET state = excluded.state,
        appointment_id = coalesce(excluded.appointment_id, o.appointment_id),
        reason = excluded.reason, detail = excluded.detail, alternatives = excluded.alternatives
      """;

  /** Visits that stand go over to be moved; what was decided about a date stays decided. */
  private static final String TAKE_OVER =
      """
      UPDATE series_occurrence o
      SET series_id = $4, reason = NULL, detail = NULL, alternatives = NULL,
          state = CASE WHEN o.appointment_id IS NOT NULL AND o.state IN ('BOOKED', 'TO_MOVE', 'EXCEPTION')
                            AND EXISTS (SELECT FROM appointment a WHERE a.tenant_id = o.tenant_id
                                          AND a.id = o.appointment_id AND %s)
                       THEN 'TO_MOVE'
                       WHEN o.state = 'EXCEPTION' THEN 'CANCELLED' ELSE o.state END
      WHERE o.tenant_id = $1 AND o.series_id = $2 AND o.day >= $3
        AND NOT (o.state = 'EXCEPTION' AND o.appointment_id IS NULL)
      """
          .formatted(LIVING);

  private static final String CLOSE_EXCEPTIONS =
      """
      UPDATE series_occurrence SET state = 'CANCELLED', reason = NULL
      WHERE tenant_id = $1 AND series_id = $2 AND day >= $3 AND state = 'EXCEPTION'
        AND appointment_id IS NULL
      """;

  Uni<Optional<Occurrence>> find(
      SqlConnection connection, TenantId tenant, UUID seriesId, LocalDate day) {
    return connection
        .preparedQuery(FIND)
        .execute(Tuple.of(tenant.value(), seriesId, day))
        .map(rows -> Rows.first(rows).map(OccurrenceRepository::occurrence));
  }

  Uni<List<Occurrence>> list(
      SqlConnection connection, TenantId tenant, UUID seriesId, PageRequest page) {
    return connection
        .preparedQuery(LIST_OF_SERIES)
        .execute(Tuple.of(tenant.value(), seriesId, day(page), page.rowsToRead()))
        .map(rows -> rows.stream().map(OccurrenceRepository::occurrence).toList());
  }

  /** Of all series, by date: what somebody has to decide. */
  Uni<List<Occurrence>> exceptions(SqlConnection connection, TenantId tenant, PageRequest page) {
    return connection
        .preparedQuery(LIST_EXCEPTIONS)
        .execute(
            Tuple.of(
                tenant.value(),
                day(page),
                page.cursor().map(after -> after.id()).orElse(null),
                page.rowsToRead()))
        .map(rows -> rows.stream().map(OccurrenceRepository::occurrence).toList());
  }

  /** The earliest visit that is to be moved, or given up because its series has ended. */
  Uni<Optional<NextStep.Loose>> loose(
      SqlConnection transaction, TenantId tenant, Series series, Instant now) {
    return transaction
        .preparedQuery(LOOSE)
        .execute(Tuple.of(tenant.value(), series.id(), series.endsBefore(), Rows.utc(now)))
        .map(
            rows ->
                Rows.first(rows)
                    .map(
                        row ->
                            new NextStep.Loose(
                                row.getLocalDate("day"), row.getUUID("appointment_id"))));
  }

  /** An older visit of that date stays its visit when no other is named. */
  Uni<Void> set(
      SqlConnection transaction,
      TenantId tenant,
      Key key,
      Occurrence.State state,
      @Nullable UUID appointmentId) {
    return set(transaction, tenant, key, state, appointmentId, null);
  }

  Uni<Void> except(
      SqlConnection transaction,
      TenantId tenant,
      Key key,
      @Nullable UUID appointmentId,
      Occurrence.Trouble trouble) {
    return set(transaction, tenant, key, Occurrence.State.EXCEPTION, appointmentId, trouble);
  }

  /** The dates from that one on belong to the other series. */
  Uni<Void> takeOver(
      SqlConnection transaction, TenantId tenant, UUID from, LocalDate day, UUID to) {
    return transaction
        .preparedQuery(TAKE_OVER)
        .execute(Tuple.of(tenant.value(), from, day, to))
        .replaceWithVoid();
  }

  /** Exceptions that nobody needs to decide any more. */
  Uni<Void> closeExceptions(
      SqlConnection transaction, TenantId tenant, UUID seriesId, LocalDate from) {
    return transaction
        .preparedQuery(CLOSE_EXCEPTIONS)
        .execute(Tuple.of(tenant.value(), seriesId, from))
        .replaceWithVoid();
  }

  private static Uni<Void> set(
      SqlConnection transaction,
      TenantId tenant,
      Key key,
      Occurrence.State state,
      @Nullable UUID appointmentId,
      Occurrence.@Nullable Trouble trouble) {
    return transaction
        .preparedQuery(SET)
        .execute(
            Tuple.tuple()
                .addUUID(tenant.value())
                .addUUID(key.seriesId())
                .addLocalDate(key.day())
                .addString(state.name())
                .addUUID(appointmentId)
                .addString(trouble == null ? null : trouble.reason().name())
                .addString(trouble == null ? null : trouble.detail())
                .addString(trouble == null ? null : Rows.write(trouble.alternatives())))
        .replaceWithVoid();
  }

  private static @Nullable LocalDate day(PageRequest page) {
    return page.cursor()
        .map(after -> LocalDate.ofInstant(after.instant(), java.time.ZoneOffset.UTC))
        .orElse(null);
  }

  private static Occurrence occurrence(Row row) {
    String status = row.getString("status");
    return new Occurrence(
        row.getUUID("series_id"),
        row.getLocalDate("day"),
        Occurrence.State.valueOf(row.getString("state")),
        status == null
            ? null
            : new Occurrence.Visit(
                row.getUUID("appointment_id"),
                AppointmentStatus.valueOf(status),
                Rows.instant(row, "starts_at")),
        trouble(row));
  }

  private static Occurrence.@Nullable Trouble trouble(Row row) {
    String reason = row.getString("reason");
    String alternatives = row.getString("alternatives");
    return reason == null
        ? null
        : new Occurrence.Trouble(
            Reason.valueOf(reason),
            String.valueOf(row.getString("detail")),
            alternatives == null ? List.of() : List.of(Rows.read(alternatives, Slot[].class)));
  }

  /** Which date of which series. */
  record Key(UUID seriesId, LocalDate day) {}
}
