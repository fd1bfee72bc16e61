package dev.switchboard.conversation.sending;

import dev.switchboard.contracts.TenantId;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** The buckets of the channels, shared by all replicas. */
@ApplicationScoped
class RateRepository {
  private static final String TAKE =
      """
      INSERT INTO channel_rate AS r (tenant_id, channel_id, free_at)
      SELECT w.tenant_id, w.channel_id,
             clock_timestamp() + $3::bigint * interval '1 millisecond'
      FROM unnest($1::uuid[], $2::uuid[]) AS w(tenant_id, channel_id)
      ORDER BY w.channel_id
      ON CONFLICT ON CONSTRAINT channel_rate_pk DO UPDATE
      SET free_at = clock_timestamp() + $3::bigint * interval '1 millisecond'
      WHERE r.free_at <= clock_timestamp()
      RETURNING channel_id
      """;

  private final Pool database;

  RateRepository(@ReactiveDataSource("worker") Pool database) {
    this.database = database;
  }

  /** A tenant's channel. */
  record Channel(TenantId tenant, UUID id) {}

  /** Whether each channel was free, in their order; those are taken for this long from now on. */
  Uni<List<Boolean>> take(List<Channel> channels, Duration period) {
    return database
        .preparedQuery(TAKE)
        .execute(
            Tuple.of(
                channels.stream().map(one -> one.tenant().value()).toArray(UUID[]::new),
                channels.stream().map(Channel::id).toArray(UUID[]::new),
                period.toMillis()))
        .map(rows -> rows.stream().map(row -> row.getUUID("channel_id")).toList())
        .map(free -> channels.stream().map(one -> free.contains(one.id())).toList());
  }
}
