package dev.switchboard.scheduling.transfer;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.scheduling.BusinessFacts.Business;
import dev.switchboard.scheduling.transfer.BusinessSetup.Service;
import dev.switchboard.scheduling.transfer.BusinessSetup.Technician;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What rows are read by. */
@ApplicationScoped
class ImportRepository {
  private static final String SERVICES =
      """
      SELECT t.code, t.name, t.duration_minutes, t.emergency_minutes, t.required_skill
      FROM service_type t WHERE t.tenant_id = $1 ORDER BY t.archived_at DESC NULLS FIRST, t.code
      """;

  private static final String TECHNICIANS =
      """
      SELECT t.id, t.name, t.skills, t.crew, t.active AND t.archived_at IS NULL AS at_work
      FROM technician t WHERE t.tenant_id = $1
      """;

  Uni<BusinessSetup> setup(SqlConnection connection, TenantId tenant, Business business) {
    return connection
        .preparedQuery(SERVICES)
        .execute(Tuple.of(tenant.value()))
        .map(rows -> rows.stream().map(ImportRepository::service).toList())
        .chain(
            services ->
                technicians(connection, tenant)
                    .map(technicians -> new BusinessSetup(business, services, technicians)));
  }

  private static Uni<List<Technician>> technicians(SqlConnection connection, TenantId tenant) {
    return connection
        .preparedQuery(TECHNICIANS)
        .execute(Tuple.of(tenant.value()))
        .map(rows -> rows.stream().map(ImportRepository::technician).toList());
  }

  private static Service service(Row row) {
    return new Service(
        row.getString("code"),
        row.getString("name"),
        row.getInteger("duration_minutes"),
        row.getInteger("emergency_minutes"),
        row.getString("required_skill"));
  }

  private static Technician technician(Row row) {
    return new Technician(
        row.getUUID("id"),
        row.getString("name"),
        List.of(row.getArrayOfStrings("skills")),
        row.getBoolean("crew"),
        row.getBoolean("at_work"));
  }
}
