package dev.switchboard.scheduling.servicetype;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.scheduling.Constraints;
import dev.switchboard.scheduling.Rows;
import dev.switchboard.scheduling.SchedulingError;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The service types of the transaction's tenant. */
@ApplicationScoped
class ServiceTypeRepository {
  /** What a business has archived it does not get again. */
  private static final String ADD_PRESETS =
      """
      INSERT INTO service_type (tenant_id, id, code, name, duration_minutes, emergency_minutes)
      SELECT $1, p.id, p.code, p.name, p.minutes, 60
      FROM unnest($2::uuid[], $3::text[], $4::text[], $5::int[]) AS p(id, code, name, minutes)
      WHERE NOT EXISTS (SELECT FROM service_type t WHERE t.tenant_id = $1 AND t.code = p.code)
      ORDER BY p.code
      ON CONFLICT (tenant_id, code) WHERE archived_at IS NULL DO NOTHING
      """;

  private static final String ADD =
      """
      INSERT INTO service_type (tenant_id, id, code, name, duration_minutes, emergency_minutes,
                                price_low, price_high, required_skill)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      RETURNING *
      """;

  private static final String CHANGE =
      """
      UPDATE service_type SET version = version + 1, code = $3, name = $4, duration_minutes = $5,
             emergency_minutes = $6, price_low = $7, price_high = $8, required_skill = $9
      WHERE tenant_id = $1 AND id = $2
      RETURNING *
      """;

  private static final String ARCHIVE =
      """
      UPDATE service_type SET version = version + 1, archived_at = $3
      WHERE tenant_id = $1 AND id = $2
      RETURNING *
      """;

  private static final String READ = "SELECT t.* FROM service_type t WHERE t.tenant_id = $1";
  private static final String LIVING = READ + " AND t.archived_at IS NULL";

  Uni<Void> addPresets(
      SqlConnection transaction, TenantId tenant, List<Preset> presets, String language) {
    return transaction
        .preparedQuery(ADD_PRESETS)
        .execute(
            Tuple.of(
                tenant.value(),
                presets.stream().map(preset -> Ids.next()).toArray(UUID[]::new),
                presets.stream().map(Preset::code).toArray(String[]::new),
                presets.stream().map(preset -> preset.nameIn(language)).toArray(String[]::new),
                presets.stream().map(Preset::minutes).toArray(Integer[]::new)))
        .replaceWithVoid();
  }

  /** By code; the archived ones, the last archived first. */
  Uni<List<ServiceTypeView>> list(SqlConnection connection, TenantId tenant, boolean archived) {
    String sql =
        archived
            ? READ + " AND t.archived_at IS NOT NULL ORDER BY t.archived_at DESC, t.id"
            : LIVING + " ORDER BY t.code";
    return connection
        .preparedQuery(sql)
        .execute(Tuple.of(tenant.value()))
        .map(rows -> rows.stream().map(ServiceTypeView::from).toList());
  }

  /** Fails with SERVICE_TYPE_NOT_FOUND, also for an archived one. */
  Uni<ServiceTypeView> require(SqlConnection connection, TenantId tenant, String code) {
    return read(connection, LIVING + " AND t.code = $2", Tuple.of(tenant.value(), code));
  }

  /** The same, for a change: whoever else wants to change it waits. */
  Uni<ServiceTypeView> requireLocked(SqlConnection transaction, TenantId tenant, String code) {
    return read(
        transaction, LIVING + " AND t.code = $2 FOR NO KEY UPDATE", Tuple.of(tenant.value(), code));
  }

  /** An archived one, for a change; fails with SERVICE_TYPE_NOT_FOUND. */
  Uni<ServiceTypeView> requireArchived(SqlConnection transaction, TenantId tenant, UUID id) {
    return read(
        transaction,
        READ + " AND t.archived_at IS NOT NULL AND t.id = $2 FOR NO KEY UPDATE",
        Tuple.of(tenant.value(), id));
  }

  /** Fails with CODE_TAKEN. */
  Uni<ServiceTypeView> add(SqlConnection transaction, TenantId tenant, ServiceTypeRequest request) {
    return written(transaction, ADD, columns(tenant, Ids.next(), request));
  }

  Uni<ServiceTypeView> change(
      SqlConnection transaction, TenantId tenant, UUID id, ServiceTypeRequest request) {
    return written(transaction, CHANGE, columns(tenant, id, request));
  }

  /**
   * Fails with CODE_TAKEN.
   *
   * @param at null: it is offered again
   */
  Uni<ServiceTypeView> archive(
      SqlConnection transaction, TenantId tenant, UUID id, @Nullable Instant at) {
    return written(
        transaction,
        ARCHIVE,
        Tuple.tuple()
            .addUUID(tenant.value())
            .addUUID(id)
            .addOffsetDateTime(at == null ? null : Rows.utc(at)));
  }

  private static Uni<ServiceTypeView> written(
      SqlConnection transaction, String sql, Tuple columns) {
    return transaction
        .preparedQuery(sql)
        .execute(columns)
        .map(rows -> ServiceTypeView.from(rows.iterator().next()))
        .onFailure(failure -> Constraints.isViolated("service_type_code_uk", failure))
        .transform(
            failure ->
                new ApplicationException(SchedulingError.CODE_TAKEN, "Choose another code."));
  }

  private static Uni<ServiceTypeView> read(SqlConnection connection, String sql, Tuple which) {
    return connection
        .preparedQuery(sql)
        .execute(which)
        .map(
            rows ->
                Rows.first(rows)
                    .map(ServiceTypeView::from)
                    .orElseThrow(() -> notFound(which.getValue(1))));
  }

  private static ApplicationException notFound(Object which) {
    return new ApplicationException(
        SchedulingError.SERVICE_TYPE_NOT_FOUND, "There is no service type " + which + ".");
  }

  private static Tuple columns(TenantId tenant, UUID id, ServiceTypeRequest request) {
    return Tuple.tuple()
        .addUUID(tenant.value())
        .addUUID(id)
        .addString(request.code())
        .addString(request.name())
        .addInteger(request.durationMinutes())
        .addInteger(request.emergencyMinutes())
        .addBigDecimal(request.priceLow())
        .addBigDecimal(request.priceHigh())
        .addString(request.requiredSkill());
  }
}
