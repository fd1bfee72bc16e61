package dev.switchboard.scheduling.conflict;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.scheduling.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Optional;

/** The zones of businesses as they were last heard of. */
@ApplicationScoped
class ZoneRepository {
  private static final String ADD =
      """
      INSERT INTO heard_zone (tenant_id, id, version, time_zone) VALUES ($1, $2, $3, $4)
      ON CONFLICT ON CONSTRAINT heard_zone_pk DO NOTHING
      """;

  private static final String FIND =
      "SELECT z.* FROM heard_zone z WHERE z.tenant_id = $1 FOR NO KEY UPDATE";

  private static final String CHANGE =
      "UPDATE heard_zone SET version = $2, time_zone = $3 WHERE tenant_id = $1";

  private static final String IS_SET_UP = "SELECT FROM schedule_settings s WHERE s.tenant_id = $1";

  /** Does nothing when there is one. */
  Uni<Void> add(SqlConnection transaction, TenantId tenant, long version, ZoneId zone) {
    return transaction
        .preparedQuery(ADD)
        .execute(Tuple.of(tenant.value(), Ids.next(), version, zone.getId()))
        .replaceWithVoid();
  }

  /** Whoever else hears of it waits. */
  Uni<Optional<HeardZone>> findLocked(SqlConnection transaction, TenantId tenant) {
    return transaction
        .preparedQuery(FIND)
        .execute(Tuple.of(tenant.value()))
        .map(rows -> Rows.first(rows).map(ZoneRepository::zone));
  }

  Uni<Void> change(SqlConnection transaction, TenantId tenant, long version, ZoneId zone) {
    return transaction
        .preparedQuery(CHANGE)
        .execute(Tuple.of(tenant.value(), version, zone.getId()))
        .replaceWithVoid();
  }

  /** Whether it has anything that visits could be judged by. */
  Uni<Boolean> isSetUp(SqlConnection connection, TenantId tenant) {
    return connection
        .preparedQuery(IS_SET_UP)
        .execute(Tuple.of(tenant.value()))
        .map(rows -> rows.rowCount() > 0);
  }

  private static HeardZone zone(Row row) {
    return new HeardZone(
        row.getUUID("id"), row.getLong("version"), ZoneId.of(row.getString("time_zone")));
  }
}
