package dev.switchboard.platform.event;

import dev.switchboard.platform.work.NamedLoop;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one kind of consumer (design.md section 4): each poll is one transaction of inbox and effect,
 * and the offset is committed after it. A crash between the two brings the events again, and the
 * inbox knows them.
 *
 * <p>What can fail: the database (waited for, in the group, nothing lost); one event (the batch is
 * applied again one by one, that event three times, then it becomes a dead letter in the same
 * transaction as its inbox row); a rebalance (another member applies the same events at the same
 * time: it waits on the inbox rows and finds them applied).
 */
public final class PollLoop extends NamedLoop {
  private static final Logger LOG = Logger.getLogger(PollLoop.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration RETRY = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration MAINTAIN_EVERY = Duration.ofHours(6);
  private static final int TRIES = 3;

  private final EventConsumer consumer;
  private final Pool database;
  private final OutboxWriter outbox;
  private final Supplier<EventSource> connect;
  private final PollLoopMeters meters;
  private volatile @Nullable EventSource source;
  private long maintainedAt;

  /**
   * @param database runs as the worker role
   * @param connect joins the group; called again after Kafka was given up on
   */
  public PollLoop(
      EventConsumer consumer,
      Pool database,
      OutboxWriter outbox,
      Supplier<EventSource> connect,
      PollLoopMeters meters) {
    super(consumer.name());
    this.consumer = consumer;
    this.database = database;
    this.outbox = outbox;
    this.connect = connect;
    this.meters = meters;
    this.maintainedAt = System.nanoTime() - MAINTAIN_EVERY.toNanos();
  }

  @Override
  protected void round() {
    EventSource from = connected();
    maintain();
    EventBatch batch = from.poll(POLL);
    if (batch.isEmpty()) {
      return;
    }
    try {
      apply(batch);
    } catch (RuntimeException e) {
      LOG.warnf("%s: waiting for the database: %s", consumer.name(), e);
      from.rewind(batch, RETRY);
      return;
    }
    from.commit(batch);
  }

  @Override
  protected void wakeUp() {
    EventSource open = source;
    if (open != null) {
      open.wakeUp();
    }
  }

  @Override
  protected void ended() {
    EventSource open = source;
    if (open != null) {
      open.close();
    }
  }

  private EventSource connected() {
    EventSource open = source;
    if (open == null) {
      open = connect.get();
      source = open;
    }
    return open;
  }

  private void maintain() {
    if (System.nanoTime() - maintainedAt >= MAINTAIN_EVERY.toNanos()) {
      finish(Inbox.maintain(database));
      maintainedAt = System.nanoTime();
    }
  }

  private void apply(EventBatch batch) {
    if (!batch.unreadable().isEmpty()) {
      finish(outbox.writeRows(database, batch.unreadable()));
      meters.deadLetters(consumer.name(), batch.unreadable().size());
    }
    try {
      finish(inTransaction(batch.events()));
    } catch (RuntimeException e) {
      if (Transience.isPassing(e)) {
        throw e;
      }
      LOG.warnf("%s: a batch failed and is applied one by one: %s", consumer.name(), e);
      batch.events().forEach(this::applyAlone);
    }
    meters.applied(consumer.name(), batch.events().size());
  }

  private void applyAlone(ConsumedEvent event) {
    RuntimeException last = null;
    for (int i = 0; i < TRIES; i++) {
      try {
        finish(inTransaction(List.of(event)));
        return;
      } catch (RuntimeException e) {
        if (Transience.isPassing(e)) {
          throw e;
        }
        last = e;
      }
    }
    String reason = String.valueOf(last);
    LOG.errorf("%s: event %s becomes a dead letter: %s", consumer.name(), event.id(), reason);
    finish(buried(event, reason));
    meters.deadLetters(consumer.name(), 1);
  }

  private Uni<Void> inTransaction(List<ConsumedEvent> events) {
    return database.withTransaction(
        transaction ->
            Inbox.admit(transaction, consumer.name(), events)
                .chain(fresh -> applyFresh(transaction, fresh)));
  }

  private Uni<Void> applyFresh(SqlConnection transaction, List<ConsumedEvent> fresh) {
    return fresh.isEmpty() ? Uni.createFrom().voidItem() : consumer.apply(transaction, fresh);
  }

  private Uni<Void> buried(ConsumedEvent event, String reason) {
    return database.withTransaction(
        transaction ->
            Inbox.admit(transaction, consumer.name(), List.of(event))
                .chain(fresh -> outbox.writeRows(transaction, deadLetters(fresh, reason))));
  }

  private static List<OutboxRow> deadLetters(List<ConsumedEvent> events, String reason) {
    return events.stream().map(event -> OutboxRow.deadLetter(event, reason)).toList();
  }

  private static void finish(Uni<Void> uni) {
    finish(uni, PATIENCE);
  }
}
