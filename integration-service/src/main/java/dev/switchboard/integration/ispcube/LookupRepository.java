package dev.switchboard.integration.ispcube;

import dev.switchboard.contracts.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Lookups by document, counted per customer over any hour, by the database's clock. */
@ApplicationScoped
class LookupRepository {
  /** The row is locked by the conflict, so that of many at once no more than allowed pass. */
  private static final String ALLOW =
      """
      INSERT INTO document_lookup AS d (tenant_id, customer_id, asked_at)
      VALUES ($1, $2, ARRAY[clock_timestamp()])
      ON CONFLICT ON CONSTRAINT document_lookup_pk DO UPDATE
      SET asked_at = clock_timestamp() || ARRAY(
            SELECT t FROM unnest(d.asked_at) t WHERE t > clock_timestamp() - interval '1 hour')
      WHERE (SELECT count(*) FROM unnest(d.asked_at) t
             WHERE t > clock_timestamp() - interval '1 hour') < $3
      """;

  /** Whether this lookup is allowed; one that is not does not count. */
  Uni<Boolean> allow(SqlConnection transaction, TenantId tenant, UUID customer, int anHour) {
    return transaction
        .preparedQuery(ALLOW)
        .execute(Tuple.of(tenant.value(), customer, (long) anHour))
        .map(rows -> rows.rowCount() == 1);
  }
}
