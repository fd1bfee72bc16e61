package dev.switchboard.scheduling.waitlist;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.scheduling.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** How the transaction's tenant offers. */
@ApplicationScoped
class WaitlistSettingsRepository {
  private static final String READ = "SELECT w.* FROM waitlist_settings w WHERE w.tenant_id = $1";

  private static final String ADD =
      """
      INSERT INTO waitlist_settings (tenant_id, version, offer_minutes, quiet_from, quiet_to)
      VALUES ($1, 1, $2, $3, $4) ON CONFLICT ON CONSTRAINT waitlist_settings_pk DO UPDATE
        SET version = waitlist_settings.version + 1, offer_minutes = excluded.offer_minutes,
            quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to
      RETURNING *
      """;

  /** The usual before anything was changed; a change waits for another one. */
  Uni<WaitlistSettings> readLocked(SqlConnection transaction, TenantId tenant) {
    return read(transaction, READ + " FOR NO KEY UPDATE", tenant);
  }

  Uni<WaitlistSettings> read(SqlConnection connection, TenantId tenant) {
    return read(connection, READ, tenant);
  }

  Uni<WaitlistSettings> put(SqlConnection transaction, TenantId tenant, WaitlistSettings wanted) {
    return transaction
        .preparedQuery(ADD)
        .execute(
            Tuple.of(tenant.value(), wanted.offerMinutes(), wanted.quietFrom(), wanted.quietTo()))
        .map(rows -> settings(rows.iterator().next()));
  }

  private static Uni<WaitlistSettings> read(SqlConnection connection, String sql, TenantId tenant) {
    return connection
        .preparedQuery(sql)
        .execute(Tuple.of(tenant.value()))
        .map(
            rows ->
                Rows.first(rows)
                    .map(WaitlistSettingsRepository::settings)
                    .orElse(WaitlistSettings.USUAL));
  }

  private static WaitlistSettings settings(Row row) {
    return new WaitlistSettings(
        row.getLong("version"),
        row.getInteger("offer_minutes"),
        row.getLocalTime("quiet_from"),
        row.getLocalTime("quiet_to"));
  }
}
