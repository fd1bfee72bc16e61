package dev.switchboard.scheduling.appointment;

import dev.switchboard.platform.start.LoopsConfig;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.BusinessLoop;
import dev.switchboard.scheduling.Rows;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Sweeps holds whose time is over (features.md S5). They are free without it: whoever looks takes
 * no notice of them, and whoever books deletes those in his way. Any number of replicas may sweep.
 */
@Singleton
class HoldWorker extends BusinessLoop {
  static final int AT_ONCE = 500;
  private static final Duration POLL = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Waits for nobody: who holds one of them is about to delete it himself. */
  private static final String SWEEP =
      """
      DELETE FROM reservation r USING (
        SELECT e.tenant_id, e.id FROM reservation e WHERE e.expires_at <= $1
        ORDER BY e.expires_at LIMIT $2 FOR UPDATE SKIP LOCKED) AS ended
      WHERE r.tenant_id = ended.tenant_id AND r.id = ended.id
      """;

  private final Pool database;
  private final BusinessClock clock;

  /**
   * @param database runs as the worker role: holds of all tenants
   */
  HoldWorker(@ReactiveDataSource("worker") Pool database, BusinessClock clock, LoopsConfig loops) {
    super("holds", loops);
    this.database = database;
    this.clock = clock;
  }

  @Override
  protected void round() throws InterruptedException {
    int swept = awaited(database.withTransaction(this::sweep), PATIENCE);
    if (swept < AT_ONCE) {
      pause(POLL);
    }
  }

  /** How many there were, at most {@link #AT_ONCE}. */
  Uni<Integer> sweep(SqlConnection transaction) {
    return transaction
        .preparedQuery(SWEEP)
        .execute(Tuple.of(Rows.utc(clock.now()), AT_ONCE))
        .map(rows -> rows.rowCount());
  }
}
