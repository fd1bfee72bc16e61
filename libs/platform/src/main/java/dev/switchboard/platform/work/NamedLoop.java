package dev.switchboard.platform.work;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * A thread that does one thing again and again until it is stopped: what relay, poll loop and
 * worker have in common. A round that fails is logged, and the next one waits a little longer each
 * time.
 */
public abstract class NamedLoop implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(NamedLoop.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final String name;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition stopped = lock.newCondition();
  private volatile boolean running = true;

  protected NamedLoop(String name) {
    this.name = name;
    this.thread = Thread.ofPlatform().name(name).daemon(true).unstarted(this::run);
  }

  public final void start() {
    thread.start();
  }

  /** Does one round; may block. Called again at once when it returns. */
  protected abstract void round() throws Exception;

  /** What a round that blocks on something else than {@link #pause} needs to return soon. */
  protected void wakeUp() {}

  /** Called on the loop's own thread when it has ended. */
  protected void ended() {}

  protected final boolean running() {
    return running;
  }

  /** Waits, but no longer than until the loop is stopped. */
  protected final void pause(Duration duration) throws InterruptedException {
    lock.lock();
    try {
      long left = duration.toNanos();
      while (running && left > 0) {
        left = stopped.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** What a {@code Uni} gives, waited for on the loop's own thread. */
  protected static <T> T awaited(Uni<T> uni, Duration atMost) {
    return uni.await().atMost(atMost);
  }

  /** The same where there is nothing to give. */
  protected static void finish(Uni<Void> uni, Duration atMost) {
    uni.await().atMost(atMost);
  }

  /** Has the loop end after the round under way, which is not waited for. */
  public final void stop() {
    running = false;
    lock.lock();
    try {
      stopped.signalAll();
    } finally {
      lock.unlock();
    }
    wakeUp();
  }

  /** Stops after the round under way, which is waited for. */
  @Override
  public final void close() {
    stop();
    try {
      if (!thread.join(Duration.ofMillis(TimeUnit.SECONDS.toMillis(8)))) {
        LOG.warnf("%s did not stop in time", name);
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    Duration pause = FIRST_PAUSE;
    try {
      while (running) {
        try {
          round();
          pause = FIRST_PAUSE;
        } catch (InterruptedException e) {
          return;
        } catch (Exception e) {
          LOG.warnf("%s: %s; again in %d ms", name, e, pause.toMillis());
          LOG.debugf(e, "%s", name);
          pause(pause);
          pause = longer(pause);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended();
    }
  }

  private static Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }
}
