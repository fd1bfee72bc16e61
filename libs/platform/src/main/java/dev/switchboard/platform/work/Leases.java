package dev.switchboard.platform.work;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Named leases, kept in the table {@code lease}. One instance per process holds in its own name.
 */
public final class Leases {
  private static final String ACQUIRE =
      """
      INSERT INTO lease AS l (name, holder, epoch, expires_at)
      VALUES ($1, $2, 1, clock_timestamp() + $3::bigint * interval '1 millisecond')
      ON CONFLICT ON CONSTRAINT lease_pk DO UPDATE
      SET holder = excluded.holder, epoch = l.epoch + 1, expires_at = excluded.expires_at
      WHERE l.expires_at < clock_timestamp()
      RETURNING l.epoch
      """;
  private static final String RENEW =
      """
      UPDATE lease SET expires_at = clock_timestamp() + $4::bigint * interval '1 millisecond'
      WHERE name = $1 AND holder = $2 AND epoch = $3 AND expires_at >= clock_timestamp()
      """;
  private static final String RELEASE =
      """
      UPDATE lease SET expires_at = '-infinity' WHERE name = $1 AND holder = $2 AND epoch = $3
      """;

  private final SqlClient database;
  private final UUID holder;

  /**
   * @param database runs as the worker role
   * @param holder this process
   */
  public Leases(SqlClient database, UUID holder) {
    this.database = database;
    this.holder = holder;
  }

  /** Takes the lease if nobody has it; empty when somebody does, even this process. */
  public Uni<Optional<Lease>> acquire(String name, Duration duration) {
    return database
        .preparedQuery(ACQUIRE)
        .execute(Tuple.of(name, holder, duration.toMillis()))
        .map(rows -> first(rows).map(row -> new Lease(name, holder, row.getLong("epoch"))));
  }

  /** Whether it is still held, now for another while. */
  public Uni<Boolean> renew(Lease lease, Duration duration) {
    return database
        .preparedQuery(RENEW)
        .execute(Tuple.of(lease.name(), lease.holder(), lease.epoch(), duration.toMillis()))
        .map(rows -> rows.rowCount() == 1);
  }

  /** Gives it back before it expires; does nothing when it is another's by now. */
  public Uni<Void> release(Lease lease) {
    return database
        .preparedQuery(RELEASE)
        .execute(Tuple.of(lease.name(), lease.holder(), lease.epoch()))
        .replaceWithVoid();
  }

  private static Optional<Row> first(RowSet<Row> rows) {
    var iterator = rows.iterator();
    return iterator.hasNext() ? Optional.of(iterator.next()) : Optional.empty();
  }
}
