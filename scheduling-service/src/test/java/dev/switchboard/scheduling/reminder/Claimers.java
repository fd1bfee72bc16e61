package dev.switchboard.scheduling.reminder;

import dev.switchboard.scheduling.testing.Pools;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** Replicas' workers, one round at a time, for tests of other packages. */
@ApplicationScoped
public class Claimers {
  private static final int AT_ONCE = 200;

  private final DueService due;

  Claimers(DueService due) {
    this.due = due;
  }

  /** Says what is due; returns how many. */
  public int claim(Pool worker) {
    return Pools.await(
        worker
            .withTransaction(transaction -> due.say(transaction, null, AT_ONCE))
            .map(DueReport::sent));
  }

  /** The same by one who dies before the commit. */
  public void claimAndDie(Pool worker) {
    SqlConnection dying = Pools.await(worker.getConnection());
    try {
      var transaction = Pools.await(dying.begin());
      Pools.await(due.say(dying, null, AT_ONCE));
      Pools.await(transaction.rollback());
    } finally {
      Pools.await(dying.close());
    }
  }
}
