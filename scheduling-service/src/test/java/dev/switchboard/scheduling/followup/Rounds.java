package dev.switchboard.scheduling.followup;

import dev.switchboard.scheduling.testing.Pools;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;

/** The rounds of one replica, which a test has played. */
record Rounds(RoundService service, Pool worker) implements AutoCloseable {
  static Rounds ofAReplica(RoundService service, Vertx vertx) {
    return new Rounds(service, Pools.ofWorker(vertx));
  }

  /** To how many customers it turned. */
  int play() {
    return Pools.await(worker.withTransaction(service::play)).orElse(0);
  }

  @Override
  public void close() {
    Pools.close(worker);
  }
}
