package dev.switchboard.testkit.bad.feature;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

class TwoConnectionsService {
  private final Pool pool;

  TwoConnectionsService(Pool pool) {
    this.pool = pool;
  }

  @TransactionMark
  Uni<Void> change() {
    return Uni.createFrom()
        .voidItem()
        .chain(() -> pool.query("SELECT 1").execute())
        .replaceWithVoid();
  }

  /** A good one: no transaction of a tenant. */
  Uni<Void> report() {
    return pool.query("SELECT 1").execute().replaceWithVoid();
  }
}
