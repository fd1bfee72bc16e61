package dev.switchboard.scheduling.servicetype;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.scheduling.Constraints;
import dev.switchboard.scheduling.SchedulingError;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The service types of the transaction's tenant. */
@ApplicationScoped
class ServiceTypeRepository implements PanacheRepositoryBase<ServiceType, UUID> {
  private static final String ADD_PRESETS =
      """
      INSERT INTO service_type (tenant_id, id, code, name, duration_minutes, emergency_minutes)
      SELECT $1, p.id, p.code, p.name, p.minutes, 60
      FROM unnest($2::uuid[], $3::text[], $4::text[], $5::int[]) AS p(id, code, name, minutes)
      ORDER BY p.code
      ON CONFLICT ON CONSTRAINT service_type_code_uk DO NOTHING
      """;

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

  Uni<List<ServiceType>> byCode() {
    return list("order by code");
  }

  /** Fails with CODE_TAKEN. */
  Uni<ServiceType> add(ServiceType type) {
    return persistAndFlush(type)
        .onFailure(failure -> Constraints.isViolated("service_type_code_uk", failure))
        .transform(
            failure ->
                new ApplicationException(SchedulingError.CODE_TAKEN, "Choose another code."));
  }

  /** Fails with SERVICE_TYPE_NOT_FOUND. */
  Uni<ServiceType> require(String code) {
    return find("code", code)
        .firstResult()
        .onItem()
        .ifNull()
        .failWith(
            () ->
                new ApplicationException(
                    SchedulingError.SERVICE_TYPE_NOT_FOUND,
                    "There is no service type " + code + "."));
  }

  /** Reads what the database has set. */
  Uni<Void> reread(ServiceType type) {
    return getSession().chain(session -> session.flush().chain(() -> session.refresh(type)));
  }
}
