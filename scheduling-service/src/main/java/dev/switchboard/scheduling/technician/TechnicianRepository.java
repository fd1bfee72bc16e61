package dev.switchboard.scheduling.technician;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.scheduling.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The technicians of the transaction's tenant. */
@ApplicationScoped
class TechnicianRepository {
  private static final String ADD_CREW =
      """
      INSERT INTO technician (tenant_id, id, name, skills, days_off, crew, active)
      VALUES ($1, $2, 'CREW', '{}', '{}', true, true)
      ON CONFLICT (tenant_id) WHERE crew DO NOTHING
      """;

  private static final String ADD =
      """
      INSERT INTO technician (tenant_id, id, name, phone, skills, weekly_hours, days_off, home_base,
                              crew, active)
      VALUES ($1, $2, $3, $4, $5, $6::text::jsonb, $7, $8, false, $9)
      RETURNING *, weekly_hours::text AS hours
      """;

  private static final String CHANGE =
      """
      UPDATE technician SET name = $3, phone = $4, skills = $5, weekly_hours = $6::text::jsonb,
             days_off = $7, home_base = $8, active = $9
      WHERE tenant_id = $1 AND id = $2 AND NOT crew
      RETURNING *, weekly_hours::text AS hours
      """;

  private static final String LIST =
      """
      SELECT t.*, t.weekly_hours::text AS hours FROM technician t
      WHERE t.tenant_id = $1 ORDER BY t.name, t.id
      """;

  Uni<Void> addCrew(SqlConnection transaction, TenantId tenant) {
    return transaction
        .preparedQuery(ADD_CREW)
        .execute(Tuple.of(tenant.value(), Ids.next()))
        .replaceWithVoid();
  }

  Uni<TechnicianView> add(
      SqlConnection transaction,
      TenantId tenant,
      TechnicianRequest request,
      @Nullable String phone) {
    return transaction
        .preparedQuery(ADD)
        .execute(columns(tenant, Ids.next(), request, phone))
        .map(rows -> TechnicianView.from(rows.iterator().next()));
  }

  /** Empty when there is no such technician; the crew is not changed by anybody. */
  Uni<Optional<TechnicianView>> change(
      SqlConnection transaction,
      TenantId tenant,
      UUID id,
      TechnicianRequest request,
      @Nullable String phone) {
    return transaction
        .preparedQuery(CHANGE)
        .execute(columns(tenant, id, request, phone))
        .map(rows -> Rows.first(rows).map(TechnicianView::from));
  }

  Uni<List<TechnicianView>> list(SqlConnection connection, TenantId tenant) {
    return connection
        .preparedQuery(LIST)
        .execute(Tuple.of(tenant.value()))
        .map(rows -> rows.stream().map(TechnicianView::from).toList());
  }

  private static Tuple columns(
      TenantId tenant, UUID id, TechnicianRequest request, @Nullable String phone) {
    return Tuple.tuple()
        .addUUID(tenant.value())
        .addUUID(id)
        .addString(request.name())
        .addString(phone)
        .addArrayOfString(request.skills().toArray(String[]::new))
        .addString(Rows.write(request.weeklyHours()))
        .addArrayOfLocalDate(request.daysOff().toArray(LocalDate[]::new))
        .addString(request.homeBase())
        .addBoolean(request.active());
  }
}
