package dev.switchboard.platform.accept;

import dev.switchboard.platform.event.OutboxRow;
import dev.switchboard.platform.event.OutboxWriter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Natural group commit: one batch is on its way to the database at a time, the next is whatever
 * queued meanwhile, and nobody is answered before the commit. No timer: an idle service commits a
 * delivery at once (performance.md 2.3: 2.7 times one insert per request).
 *
 * <p>What can fail: the queue is full, the database is away or does not answer (all who wait are
 * told to try again later); one row cannot be stored (it fails alone: the batch is written again
 * row by row); a deadlock with a replica that stores the same deliveries (written again once).
 */
public final class AcceptBatcher {
  private static final int MOST_QUEUED_ROWS = 4096;
  private static final long MOST_QUEUED_BYTES = 32L * 1024 * 1024;
  private static final int MOST_BATCH_ROWS = 512;
  private static final long MOST_BATCH_BYTES = 4L * 1024 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String DEADLOCK = "40P01";

  private final SqlClient database;
  private final OutboxWriter outbox;
  private final DistributionSummary batchSize;
  private final Queue<Delivery> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger queuedRows = new AtomicInteger();
  private final AtomicLong queuedBytes = new AtomicLong();
  private final AtomicBoolean writing = new AtomicBoolean();

  /**
   * @param database runs as the worker role, on its own pool
   */
  public AcceptBatcher(SqlClient database, OutboxWriter outbox, MeterRegistry registry) {
    this.database = database;
    this.outbox = outbox;
    this.batchSize =
        DistributionSummary.builder("switchboard.accept.batch")
            .description("Rows committed together")
            .register(registry);
  }

  /**
   * Completes when every row is committed; fails with {@link AcceptUnavailableException} when that
   * is not certain, and with the database's own exception when a row cannot be stored at all.
   */
  public Uni<Void> accept(List<OutboxRow> rows) {
    if (rows.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Delivery delivery = new Delivery(rows);
    int rowsQueued = queuedRows.addAndGet(delivery.size());
    long bytesQueued = queuedBytes.addAndGet(delivery.bytes());
    if (rowsQueued > MOST_QUEUED_ROWS || bytesQueued > MOST_QUEUED_BYTES) {
      leave(delivery);
      return Uni.createFrom()
          .failure(new AcceptUnavailableException("too many deliveries wait to be stored"));
    }
    waiting.add(delivery);
    writeNext();
    return Uni.createFrom().completionStage(delivery.stored());
  }

  private void writeNext() {
    while (!waiting.isEmpty() && writing.compareAndSet(false, true)) {
      List<Delivery> batch = take();
      if (batch.isEmpty()) {
        writing.set(false);
        continue;
      }
      batchSize.record(batch.size());
      write(batch)
          .subscribe()
          .with(
              done -> written(batch, null),
              failure -> written(batch, new AcceptUnavailableException(failure)));
      return;
    }
  }

  private Uni<Void> write(List<Delivery> batch) {
    return insert(batch.stream().flatMap(delivery -> delivery.rows().stream()).toList())
        .onFailure(AcceptBatcher::isFaultOfARow)
        .recoverWithUni(() -> writeOneByOne(batch));
  }

  private Uni<Void> insert(List<OutboxRow> rows) {
    return outbox
        .writeRows(database, rows)
        .onFailure(failure -> failure instanceof PgException e && DEADLOCK.equals(e.getSqlState()))
        .retry()
        .atMost(1)
        .ifNoItem()
        .after(PATIENCE)
        .fail();
  }

  private Uni<Void> writeOneByOne(List<Delivery> batch) {
    Uni<Void> all = Uni.createFrom().voidItem();
    for (Delivery delivery : batch) {
      all = all.chain(() -> writeAlone(delivery));
    }
    return all;
  }

  private Uni<Void> writeAlone(Delivery delivery) {
    return insert(delivery.rows())
        .onFailure(AcceptBatcher::isFaultOfARow)
        .recoverWithUni(failure -> refused(delivery, failure));
  }

  private static Uni<Void> refused(Delivery delivery, Throwable failure) {
    delivery.stored().completeExceptionally(failure);
    return Uni.createFrom().voidItem();
  }

  private void written(List<Delivery> batch, @Nullable Throwable failure) {
    batch.forEach(this::leave);
    writing.set(false);
    writeNext();
    for (Delivery delivery : batch) {
      if (failure == null) {
        delivery.stored().complete(null);
      } else {
        delivery.stored().completeExceptionally(failure);
      }
    }
  }

  private List<Delivery> take() {
    List<Delivery> batch = new ArrayList<>();
    int rows = 0;
    long bytes = 0;
    for (Delivery next = waiting.peek(); next != null; next = waiting.peek()) {
      rows += next.size();
      bytes += next.bytes();
      if (!batch.isEmpty() && (rows > MOST_BATCH_ROWS || bytes > MOST_BATCH_BYTES)) {
        break;
      }
      batch.add(waiting.remove());
    }
    return batch;
  }

  private void leave(Delivery delivery) {
    var unusedRows = queuedRows.addAndGet(-delivery.size());
    var unusedBytes = queuedBytes.addAndGet(-delivery.bytes());
  }

  /** Integrity, encoding and the like: the statement was refused because of what a row holds. */
  private static boolean isFaultOfARow(Throwable failure) {
    return failure instanceof PgException e
        && e.getSqlState() != null
        && (e.getSqlState().startsWith("22")
            || e.getSqlState().startsWith("23")
            || e.getSqlState().startsWith("42"));
  }

  private record Delivery(List<OutboxRow> rows, long bytes, CompletableFuture<Void> stored) {
    Delivery(List<OutboxRow> rows) {
      this(
          List.copyOf(rows),
          rows.stream().mapToLong(row -> row.data().length).sum(),
          new CompletableFuture<>());
    }

    int size() {
      return rows.size();
    }
  }
}
