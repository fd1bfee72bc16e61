package dev.switchboard.platform.work;

import dev.switchboard.platform.time.BusinessClock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A table of work, made one by the migration function {@code work_table}. Of an aggregate only the
 * oldest unfinished row can be claimed, so one aggregate's work is done in order, by one process at
 * a time, while slow work delays no other aggregate.
 */
public final class WorkTable {
  private final String table;
  private final String claim;
  private final String renew;
  private final String finish;
  private final String retry;
  private final @Nullable BusinessClock clock;

  /**
   * @param table its name in SQL, never input
   * @param aggregate the column whose order matters
   */
  public WorkTable(String table, String aggregate) {
    this(table, aggregate, "", null);
  }

  private WorkTable(
      String table, String aggregate, String alsoClaimed, @Nullable BusinessClock clock) {
    this.table = table;
    this.clock = clock;
    this.claim =
        """
        WITH candidate AS (
          SELECT w.id FROM %1$s w
          WHERE w.done_at IS NULL AND w.due_at <= now() AND w.due_at > '-infinity'
            AND (w.lease_expires_at IS NULL OR w.lease_expires_at < now())
            AND w.seq = (SELECT oldest.seq FROM %1$s oldest
                         WHERE oldest.%2$s = w.%2$s AND oldest.done_at IS NULL AND oldest.seq > 0
                         ORDER BY oldest.seq LIMIT 1)
          ORDER BY w.priority DESC, w.due_at
          LIMIT $3 FOR UPDATE SKIP LOCKED)
        UPDATE %1$s w
        SET lease_holder = $1, lease_epoch = w.lease_epoch + 1, attempts = w.attempts + 1,
            lease_expires_at = now() + $2::bigint * interval '1 millisecond'%3$s
        FROM candidate WHERE w.id = candidate.id
        RETURNING w.*
        """
            .formatted(table, aggregate, alsoClaimed);
    this.renew =
        """
        WITH held AS (
          SELECT t.id FROM unnest($1::uuid[], $2::bigint[]) AS w(id, epoch)
          JOIN %1$s t ON t.id = w.id
          WHERE t.lease_epoch = w.epoch AND t.done_at IS NULL
            AND t.lease_expires_at BETWEEN now() AND now() + $3::bigint * interval '1 millisecond'
          FOR UPDATE OF t SKIP LOCKED)
        UPDATE %1$s t SET lease_expires_at = now() + $4::bigint * interval '1 millisecond'
        FROM held WHERE t.id = held.id
        """
            .formatted(table);
    this.finish =
        """
        UPDATE %s t SET done_at = now(), lease_expires_at = NULL, last_error = NULL
        FROM unnest($1::uuid[], $2::bigint[]) AS w(id, epoch)
        WHERE t.id = w.id AND t.lease_epoch = w.epoch AND t.done_at IS NULL
        """
            .formatted(table);
    this.retry =
        """
        UPDATE %s SET due_at = now() + $3::bigint * interval '1 millisecond',
            lease_expires_at = NULL, last_error = left($4, 500)
        WHERE id = $1 AND lease_epoch = $2 AND done_at IS NULL
        """
            .formatted(table);
  }

  /**
   * One whose rows keep the business time of their first claim: whoever claims one again works by
   * the same clock. The claim changes the row anyway, so that keeping it costs nothing.
   *
   * @param column a {@code timestamptz} of the table, null before the first claim
   */
  public static WorkTable dated(
      String table, String aggregate, String column, BusinessClock clock) {
    String keep = ", %1$s = coalesce(w.%1$s, $4)".formatted(column);
    return new WorkTable(table, aggregate, keep, clock);
  }

  public String name() {
    return table;
  }

  /** Claims what is due, the most urgent first. */
  public Uni<List<Claimed>> claim(SqlClient database, UUID holder, Duration leaseFor, int most) {
    Tuple parameters = Tuple.of(holder, leaseFor.toMillis(), most);
    if (clock != null) {
      parameters.addOffsetDateTime(clock.now().atOffset(ZoneOffset.UTC));
    }
    return database
        .preparedQuery(claim)
        .execute(parameters)
        .map(rows -> rows.stream().map(Claimed::from).toList());
  }

  /**
   * Prolongs those leases that end within a time, as long as they have not ended. What is locked is
   * being finished and waits for nobody.
   */
  Uni<Void> renew(SqlClient database, List<Claimed> all, Duration endingWithin, Duration leaseFor) {
    return database
        .preparedQuery(renew)
        .execute(
            Tuple.of(
                all.stream().map(Claimed::id).toArray(UUID[]::new),
                all.stream().map(Claimed::leaseEpoch).toArray(Long[]::new),
                endingWithin.toMillis(),
                leaseFor.toMillis()))
        .replaceWithVoid();
  }

  /**
   * Ends the work, in the transaction of its effect; fails with {@link LeaseLostException} when the
   * lease is another's by now.
   */
  public Uni<Void> finish(SqlClient transaction, Claimed work) {
    return finish(transaction, List.of(work));
  }

  /** The same for several; fails when the lease of one of them is another's. */
  public Uni<Void> finish(SqlClient transaction, List<Claimed> all) {
    return transaction
        .preparedQuery(finish)
        .execute(
            Tuple.of(
                all.stream().map(Claimed::id).toArray(UUID[]::new),
                all.stream().map(Claimed::leaseEpoch).toArray(Long[]::new)))
        .invoke(rows -> requireAll(rows.rowCount(), all))
        .replaceWithVoid();
  }

  /** Gives the work back, to be tried again later; does nothing when it is another's by now. */
  public Uni<Void> retry(SqlClient database, Claimed work, Duration after, String error) {
    return database
        .preparedQuery(retry)
        .execute(Tuple.of(work.id(), work.leaseEpoch(), after.toMillis(), error))
        .replaceWithVoid();
  }

  private void requireAll(int rows, List<Claimed> all) {
    if (rows != all.size()) {
      throw new LeaseLostException(table, all.getFirst());
    }
  }
}
