package dev.switchboard.conversation.sending;

import dev.switchboard.contracts.TenantId;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/** The buckets of the channels, shared by all replicas. */
@ApplicationScoped
class RateRepository {
  private static final String TAKE =
      """
      INSERT INTO channel_rate AS r (tenant_id, channel_id, free_at)
      VALUES ($1, $2, clock_timestamp() + $3::bigint * interval '1 millisecond')
      ON CONFLICT ON CONSTRAINT channel_rate_pk DO UPDATE
      SET free_at = clock_timestamp() + $3::bigint * interval '1 millisecond'
      WHERE r.free_at <= clock_timestamp()
      """;

  private final Pool database;

  RateRepository(@ReactiveDataSource("worker") Pool database) {
    this.database = database;
  }

  /** Whether the channel was free; it is taken for this long from now on. */
  Uni<Boolean> take(TenantId tenant, UUID channelId, Duration period) {
    return database
        .preparedQuery(TAKE)
        .execute(Tuple.of(tenant.value(), channelId, period.toMillis()))
        .map(rows -> rows.rowCount() == 1);
  }
}
