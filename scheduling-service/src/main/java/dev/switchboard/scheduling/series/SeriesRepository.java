package dev.switchboard.scheduling.series;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.security.Actor;
import dev.switchboard.scheduling.Rows;
import dev.switchboard.scheduling.SchedulingError;
import dev.switchboard.scheduling.appointment.CustomerSnapshot;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The series of the transaction's tenant. */
@ApplicationScoped
class SeriesRepository {
  /** By when they were made. */
  static final String LIST = "series:created";

  private static final String READ =
      "SELECT s.* FROM appointment_series s WHERE s.tenant_id = $1 AND s.id = $2";

  private static final String LOCK =
      """
      SELECT s.*, h.horizon_days FROM appointment_series s
      JOIN schedule_settings h ON h.tenant_id = s.tenant_id
      WHERE s.tenant_id = $1 AND s.id = $2 FOR NO KEY UPDATE OF s
      """;

  private static final String LIST_ALL =
      """
      SELECT s.* FROM appointment_series s WHERE s.tenant_id = $1
        AND ($2::timestamptz IS NULL OR (s.created_at, s.id) > ($2, $3::uuid))
      ORDER BY s.created_at, s.id LIMIT $4
      """;

  private static final String LIST_OF_CUSTOMER =
      """
      SELECT s.* FROM appointment_series s WHERE s.tenant_id = $1 AND s.customer_id = $5
        AND ($2::timestamptz IS NULL OR (s.created_at, s.id) > ($2, $3::uuid))
      ORDER BY s.created_at, s.id LIMIT $4
      """;

  private static final String LIST_OF_VISIT =
      """
      SELECT s.* FROM series_occurrence o
      JOIN appointment_series s ON s.tenant_id = o.tenant_id AND s.id = o.series_id
      WHERE o.tenant_id = $1 AND o.appointment_id = $5
        AND ($2::timestamptz IS NULL OR (s.created_at, s.id) > ($2, $3::uuid))
      ORDER BY s.created_at, s.id LIMIT $4
      """;

  private static final String ADD =
      """
      INSERT INTO appointment_series (tenant_id, id, version, customer_id, customer_name,
        customer_phone, customer_address, service_type, technician_id, description, conversation_id,
        lead_source, first_at, time_zone, rrule, follows_id, look_at, created_by)
      VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
      RETURNING *
      """;

  private static final String DECIDED =
      "UPDATE appointment_series SET decided_through = $3 WHERE tenant_id = $1 AND id = $2";

  private static final String LOOK_AT =
      "UPDATE appointment_series SET look_at = $3 WHERE tenant_id = $1 AND id = $2";

  private static final String END =
      """
      UPDATE appointment_series SET version = version + 1, ends_before = $3, look_at = $4
      WHERE tenant_id = $1 AND id = $2 RETURNING *
      """;

  private static final String KNOWS_TECHNICIAN =
      """
      SELECT FROM technician t
      WHERE t.tenant_id = $1 AND t.id = $2 AND t.active AND t.archived_at IS NULL
      """;

  private static final String DUE =
      """
      SELECT s.tenant_id, s.id FROM appointment_series s
      WHERE s.look_at <= $1
        AND NOT EXISTS (SELECT FROM tenant_copy t WHERE t.tenant_id = s.tenant_id
                          AND t.data ->> 'status' = 'SUSPENDED')
      ORDER BY s.look_at LIMIT $2
      """;

  /** Fails with SERIES_NOT_FOUND, also for another tenant's. */
  Uni<Series> require(SqlConnection connection, TenantId tenant, UUID id) {
    return connection
        .preparedQuery(READ)
        .execute(Tuple.of(tenant.value(), id))
        .map(rows -> Rows.first(rows).map(SeriesRepository::series).orElseThrow(() -> none(id)));
  }

  /**
   * The same for a change, before anything else is locked: whoever else wants to change it waits.
   */
  Uni<Locked> requireLocked(SqlConnection transaction, TenantId tenant, UUID id) {
    return transaction
        .preparedQuery(LOCK)
        .execute(Tuple.of(tenant.value(), id))
        .map(
            rows ->
                Rows.first(rows)
                    .map(row -> new Locked(series(row), row.getInteger("horizon_days")))
                    .orElseThrow(() -> none(id)));
  }

  Uni<List<Series>> list(
      SqlConnection connection, TenantId tenant, SeriesFilter filter, PageRequest page) {
    Tuple parameters =
        Tuple.of(
            tenant.value(),
            page.cursor().map(after -> Rows.utc(after.instant())).orElse(null),
            page.cursor().map(after -> after.id()).orElse(null),
            page.rowsToRead());
    return connection
        .preparedQuery(listOf(filter))
        .execute(filter.id() == null ? parameters : parameters.addUUID(filter.id()))
        .map(rows -> rows.stream().map(SeriesRepository::series).toList());
  }

  private static String listOf(SeriesFilter filter) {
    return switch (filter) {
      case SeriesFilter.All all -> LIST_ALL;
      case SeriesFilter.OfCustomer customer -> LIST_OF_CUSTOMER;
      case SeriesFilter.OfVisit visit -> LIST_OF_VISIT;
    };
  }

  Uni<Series> add(
      SqlConnection transaction, TenantId tenant, Series series, Actor actor, Instant lookAt) {
    Series.Work work = series.work();
    CustomerSnapshot customer = work.customer();
    return transaction
        .preparedQuery(ADD)
        .execute(
            Tuple.tuple()
                .addUUID(tenant.value())
                .addUUID(series.id())
                .addUUID(customer.customerId())
                .addString(customer.name())
                .addString(customer.phone())
                .addString(customer.address())
                .addString(work.serviceType())
                .addUUID(work.technicianId())
                .addString(work.description())
                .addUUID(work.conversationId())
                .addString(work.leadSource())
                .addLocalDateTime(series.firstAt())
                .addString(series.zone().getId())
                .addString(series.rrule())
                .addUUID(series.follows())
                .addOffsetDateTime(Rows.utc(lookAt))
                .addString(actor.toString()))
        .map(rows -> series(rows.iterator().next()));
  }

  Uni<Void> decided(SqlConnection transaction, TenantId tenant, UUID id, LocalDate through) {
    return transaction
        .preparedQuery(DECIDED)
        .execute(Tuple.of(tenant.value(), id, through))
        .replaceWithVoid();
  }

  /**
   * @param when null: never again
   */
  Uni<Void> lookAt(SqlConnection transaction, TenantId tenant, UUID id, @Nullable Instant when) {
    return transaction
        .preparedQuery(LOOK_AT)
        .execute(Tuple.of(tenant.value(), id, when == null ? null : Rows.utc(when)))
        .replaceWithVoid();
  }

  Uni<Series> end(
      SqlConnection transaction, TenantId tenant, UUID id, LocalDate before, Instant now) {
    return transaction
        .preparedQuery(END)
        .execute(Tuple.of(tenant.value(), id, before, Rows.utc(now)))
        .map(rows -> series(rows.iterator().next()));
  }

  Uni<Boolean> knowsTechnician(SqlConnection connection, TenantId tenant, UUID id) {
    return connection
        .preparedQuery(KNOWS_TECHNICIAN)
        .execute(Tuple.of(tenant.value(), id))
        .map(rows -> rows.rowCount() == 1);
  }

  /** Every tenant's, the longest due first; as the worker. */
  Uni<List<Due>> due(SqlConnection connection, Instant now, int most) {
    return connection
        .preparedQuery(DUE)
        .execute(Tuple.of(Rows.utc(now), most))
        .map(
            rows ->
                rows.stream()
                    .map(row -> new Due(new TenantId(row.getUUID("tenant_id")), row.getUUID("id")))
                    .toList());
  }

  private static ApplicationException none(UUID id) {
    return new ApplicationException(
        SchedulingError.SERIES_NOT_FOUND, "There is no series " + id + ".");
  }

  private static Series series(Row row) {
    return new Series(
        row.getUUID("id"),
        row.getLong("version"),
        new Series.Work(
            new CustomerSnapshot(
                row.getUUID("customer_id"),
                row.getString("customer_name"),
                row.getString("customer_phone"),
                row.getString("customer_address")),
            row.getString("service_type"),
            row.getUUID("technician_id"),
            row.getString("description"),
            row.getUUID("conversation_id"),
            row.getString("lead_source")),
        row.getLocalDateTime("first_at"),
        ZoneId.of(row.getString("time_zone")),
        row.getString("rrule"),
        row.getLocalDate("ends_before"),
        row.getLocalDate("decided_through"),
        row.getUUID("follows_id"),
        Rows.instantOrNull(row, "created_at"),
        Rows.instantOrNull(row, "updated_at"));
  }

  /** A series that nobody else changes now, and how far ahead its business books. */
  record Locked(Series series, int horizonDays) {}

  /** Whose turn it is. */
  record Due(TenantId tenant, UUID id) {}
}
