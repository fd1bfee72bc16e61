package dev.switchboard.platform.work;

import dev.switchboard.platform.telemetry.TraceContext;
import dev.switchboard.platform.telemetry.TraceParent;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * Claims work rows and has them done, many at once, each in its own Vert.x context. What it was
 * doing when it died is claimed again when the lease is over; whoever comes late with a result
 * finds the epoch risen.
 */
public final class Worker extends NamedLoop {
  private static final Logger LOG = Logger.getLogger(Worker.class);
  private static final Duration BUSY_POLL = Duration.ofMillis(50);
  private static final Duration IDLE_POLL = Duration.ofMillis(250);
  private static final int IDLE_AFTER = 40;

  /**
   * Between two claims that find something. What comes meanwhile is claimed together and goes on
   * together; who comes to an idle worker waits for nothing.
   */
  private static final Duration GATHERING = Duration.ofMillis(20);

  private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(5);

  /** While a lease lasts; two of them may fail. */
  private static final int RENEWALS = 4;

  private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);

  private final WorkQueue queue;
  private final Pool database;
  private final Vertx vertx;
  private final UUID holder;
  private final Signal signal;
  private final Semaphore free;
  private final Map<UUID, Claimed> underWay = new ConcurrentHashMap<>();
  private long renewedAt = System.nanoTime();
  private int emptyRounds;

  /**
   * @param database runs as the worker role
   * @param holder this process
   */
  public Worker(WorkQueue queue, Pool database, Vertx vertx, UUID holder) {
    super("worker-" + queue.table().name());
    this.queue = queue;
    this.database = database;
    this.vertx = vertx;
    this.holder = holder;
    this.signal = queue.signal();
    this.free = new Semaphore(queue.atOnce());
  }

  @Override
  protected void round() throws InterruptedException {
    renew();
    int room = free.availablePermits();
    List<Claimed> claimed =
        room == 0
            ? List.of()
            : awaited(
                queue.table().claim(database, holder, queue.lease(), room), DATABASE_PATIENCE);
    if (claimed.isEmpty()) {
      emptyRounds++;
      signal.await(emptyRounds > IDLE_AFTER ? IDLE_POLL : BUSY_POLL);
      return;
    }
    emptyRounds = 0;
    claimed.forEach(this::begin);
    pause(GATHERING);
  }

  /** Most work is done long before: then this finds nothing to prolong. */
  private void renew() {
    Duration every = queue.lease().dividedBy(RENEWALS);
    if (System.nanoTime() - renewedAt < every.toNanos()) {
      return;
    }
    List<Claimed> held = List.copyOf(underWay.values());
    if (!held.isEmpty()) {
      Duration soon = queue.lease().minus(every);
      finish(queue.table().renew(database, held, soon, queue.lease()), DATABASE_PATIENCE);
    }
    renewedAt = System.nanoTime();
  }

  @Override
  protected void wakeUp() {
    signal.raise();
  }

  /** Waits for what is under way: it ends within its patience or is claimed again by another. */
  @Override
  protected void ended() {
    try {
      if (!free.tryAcquire(queue.atOnce(), 5, java.util.concurrent.TimeUnit.SECONDS)) {
        LOG.infof("%s: work under way is left to its lease", queue.table().name());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void begin(Claimed work) {
    free.acquireUninterruptibly();
    underWay.put(work.id(), work);
    Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
    VertxContextSafetyToggle.setContextSafe(context, true);
    context.runOnContext(ignored -> perform(work));
  }

  private void perform(Claimed work) {
    TraceContext.enter(
        Optional.ofNullable(work.traceParent())
            .flatMap(TraceParent::parse)
            .map(TraceParent::child)
            .orElseGet(TraceParent::root));
    performed(work).subscribe().with(done -> ended(work), failure -> givenUp(work, failure));
  }

  private Uni<Void> performed(Claimed work) {
    return Uni.createFrom()
        .deferred(() -> queue.perform(work))
        .ifNoItem()
        .after(queue.patience())
        .fail()
        .onFailure(failure -> !(failure instanceof LeaseLostException))
        .call(failure -> givenBack(work, failure));
  }

  private Uni<Void> givenBack(Claimed work, Throwable failure) {
    LOG.warnf(
        "%s %s: try %d failed: %s", queue.table().name(), work.id(), work.attempts(), failure);
    return queue
        .table()
        .retry(database, work, retryAfter(work.attempts()), failure.getClass().getSimpleName());
  }

  private void ended(Claimed work) {
    LOG.debugf("%s %s: done", queue.table().name(), work.id());
    leave(work);
    signal.raise();
  }

  private void givenUp(Claimed work, Throwable failure) {
    LOG.debugf(failure, "%s %s", queue.table().name(), work.id());
    leave(work);
  }

  private void leave(Claimed work) {
    var unused = underWay.remove(work.id(), work);
    free.release();
  }

  /** 250 ms, doubled with each try, at most five minutes, a fifth of it by chance. */
  private static Duration retryAfter(int attempts) {
    long millis = 250L << Math.min(attempts - 1, 12);
    long capped = Math.min(millis, LONGEST_RETRY.toMillis());
    return Duration.ofMillis(capped + ThreadLocalRandom.current().nextLong(capped / 5 + 1));
  }
}
