package dev.switchboard.platform.event;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.work.Lease;
import dev.switchboard.platform.work.Leases;
import dev.switchboard.platform.work.NamedLoop;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the outbox: one leader per database, by lease (design.md section 4). It reads rows in
 * id order, publishes them, waits for all acknowledgements, and then deletes them in a statement
 * that names its epoch. It holds no transaction while it waits. A crash between acknowledgement and
 * delete publishes again, which the inbox absorbs.
 *
 * <p>What can fail: Kafka away (rows stay, the lease is kept, tried again for ever); the database
 * away (nothing is read or deleted; the lease may pass on); another leader (what is under way is
 * given up before the lease can have expired); a row Kafka will never take (set aside in {@code
 * outbox_dead}).
 */
public final class Relay extends NamedLoop {
  private static final Logger LOG = Logger.getLogger(Relay.class);
  private static final String LEASE = "relay:0";
  private static final Duration LEASE_FOR = Duration.ofSeconds(5);
  private static final Duration RENEW_EVERY = Duration.ofSeconds(1);

  /** Sending stops this long after the last renewal, a second before anyone else may begin. */
  private static final Duration TRUSTED_FOR = Duration.ofSeconds(4);

  private static final Duration BUSY_POLL = Duration.ofMillis(20);
  private static final Duration IDLE_POLL = Duration.ofMillis(250);
  private static final int IDLE_AFTER = 100;
  private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(3);
  private static final int MOST_ROWS = 2_000;
  private static final int MOST_BYTES = 8 * 1024 * 1024;

  /** The first rows by id, up to the byte limit, but at least one. */
  private static final String SELECT =
      """
      SELECT id, event_id, tenant_id, topic, key, subject, occurred_at, trace_parent, data,
             dead_letter_reason
      FROM (SELECT o.*, sum(octet_length(data)) OVER (ORDER BY id) - octet_length(data) AS before
            FROM (SELECT * FROM outbox ORDER BY id LIMIT $1) o) sized
      WHERE before < $2
      ORDER BY id
      """;

  private static final String DELETE =
      """
      DELETE FROM outbox WHERE id = ANY($1)
      AND EXISTS (SELECT 1 FROM lease WHERE name = $2 AND holder = $3 AND epoch = $4)
      """;

  private static final String SET_ASIDE =
      """
      WITH dead AS (
        DELETE FROM outbox WHERE id = $1
        AND EXISTS (SELECT 1 FROM lease WHERE name = $2 AND holder = $3 AND epoch = $4)
        RETURNING *)
      INSERT INTO outbox_dead (id, event_id, tenant_id, topic, key, subject, occurred_at,
                               trace_parent, data, dead_letter_reason, created_at, fault)
      SELECT id, event_id, tenant_id, topic, key, subject, occurred_at, trace_parent, data,
             dead_letter_reason, created_at, $5 FROM dead
      """;

  private final Pool database;
  private final Leases leases;
  private final EventPublisher publisher;
  private final OutboxSignal signal;
  private final RelayMeters meters;
  private @Nullable Lease lease;
  private long renewedAt;
  private int emptyRounds;

  public Relay(
      Pool database,
      Leases leases,
      EventPublisher publisher,
      OutboxSignal signal,
      RelayMeters meters) {
    super("relay");
    this.database = database;
    this.leases = leases;
    this.publisher = publisher;
    this.signal = signal;
    this.meters = meters;
  }

  @Override
  protected void round() throws InterruptedException {
    Lease held = leading();
    if (held == null) {
      pause(RENEW_EVERY);
      return;
    }
    List<Waiting> waiting = read();
    if (waiting.isEmpty()) {
      emptyRounds++;
      signal.await(emptyRounds > IDLE_AFTER ? IDLE_POLL : BUSY_POLL);
      return;
    }
    emptyRounds = 0;
    publish(held, waiting);
  }

  @Override
  protected void wakeUp() {
    signal.raise();
  }

  @Override
  protected void ended() {
    publisher.close();
    if (lease != null) {
      finish(leases.release(lease).onFailure().recoverWithNull(), DATABASE_PATIENCE);
    }
  }

  /** The lease, taken or renewed when it is time; null when another has it. */
  private @Nullable Lease leading() {
    if (lease == null) {
      long before = System.nanoTime();
      lease = awaited(leases.acquire(LEASE, LEASE_FOR)).orElse(null);
      renewedAt = before;
    } else if (System.nanoTime() - renewedAt > RENEW_EVERY.toNanos()) {
      renew(lease);
    }
    return lease;
  }

  private void renew(Lease held) {
    long before = System.nanoTime();
    try {
      if (awaited(leases.renew(held, LEASE_FOR))) {
        renewedAt = before;
        return;
      }
      LOG.infof("relay: another process leads now (epoch was %d)", held.epoch());
      resign();
    } catch (RuntimeException e) {
      if (System.nanoTime() - renewedAt > TRUSTED_FOR.toNanos()) {
        resign();
      }
      throw e;
    }
  }

  private void resign() {
    publisher.abandon();
    lease = null;
  }

  private List<Waiting> read() {
    return awaited(
        database
            .preparedQuery(SELECT)
            .execute(Tuple.of(MOST_ROWS, (long) MOST_BYTES))
            .map(rows -> rows.stream().map(Waiting::from).toList()));
  }

  private void publish(Lease held, List<Waiting> waiting) throws InterruptedException {
    List<CompletableFuture<Void>> acks =
        publisher.publish(waiting.stream().map(Waiting::row).toList());
    List<Long> published = new ArrayList<>(waiting.size());
    for (int i = 0; i < waiting.size(); i++) {
      Throwable failure = outcome(held, acks.get(i));
      if (failure == null) {
        published.add(waiting.get(i).id());
      } else if (failure instanceof UnpublishableEventException) {
        setAside(held, waiting.get(i), failure.getMessage());
      } else {
        publisher.abandon();
        delete(held, published);
        throw new IllegalStateException("Kafka did not take an event: " + failure);
      }
    }
    delete(held, published);
  }

  /** Waits for an acknowledgement, keeping the lease meanwhile; null when it came. */
  private @Nullable Throwable outcome(Lease held, CompletableFuture<Void> ack)
      throws InterruptedException {
    while (true) {
      try {
        ack.get(RENEW_EVERY.toMillis() / 2, TimeUnit.MILLISECONDS);
        return null;
      } catch (ExecutionException e) {
        return e.getCause();
      } catch (TimeoutException e) {
        if (leading() != held) {
          return e;
        }
      }
    }
  }

  private void delete(Lease held, List<Long> published) {
    if (published.isEmpty()) {
      return;
    }
    int deleted =
        awaited(
            database
                .preparedQuery(DELETE)
                .execute(
                    Tuple.of(
                        published.toArray(Long[]::new), held.name(), held.holder(), held.epoch()))
                .map(rows -> rows.rowCount()));
    meters.published(deleted);
    if (deleted < published.size()) {
      LOG.warnf(
          "relay: %d of %d rows were another's by now",
          published.size() - deleted, published.size());
      resign();
    }
  }

  private void setAside(Lease held, Waiting waiting, @Nullable String fault) {
    LOG.errorf(
        "relay: event %s of %s cannot be published and is set aside: %s",
        waiting.row().eventId(), waiting.row().topicName(), fault);
    finish(
        database
            .preparedQuery(SET_ASIDE)
            .execute(
                Tuple.of(
                    waiting.id(), held.name(), held.holder(), held.epoch(), String.valueOf(fault)))
            .replaceWithVoid(),
        DATABASE_PATIENCE);
    meters.setAside();
  }

  private static <T> T awaited(Uni<T> uni) {
    return awaited(uni, DATABASE_PATIENCE);
  }

  private record Waiting(long id, OutboxRow row) {
    static Waiting from(Row row) {
      UUID tenant = row.getUUID("tenant_id");
      return new Waiting(
          row.getLong("id"),
          new OutboxRow(
              row.getUUID("event_id"),
              tenant == null ? null : new TenantId(tenant),
              row.getString("topic"),
              row.getUUID("key"),
              row.getUUID("subject"),
              row.getOffsetDateTime("occurred_at").toInstant(),
              row.getString("trace_parent"),
              row.getBuffer("data").getBytes(),
              row.getString("dead_letter_reason")));
    }
  }
}
