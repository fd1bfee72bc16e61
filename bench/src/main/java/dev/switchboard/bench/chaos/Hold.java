package dev.switchboard.bench.chaos;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** An answer that its balancer has received, and that its caller has not. */
final class Hold {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final String method;
  private final String path;
  private final CountDownLatch held = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  /**
   * @param path without its query
   */
  Hold(String method, String path) {
    this.method = method;
    this.path = path;
  }

  boolean fits(String itsMethod, String itsPath) {
    return method.equals(itsMethod) && path.equals(itsPath);
  }

  /** Whether an answer is held back before the patience is gone. */
  boolean awaitHeld(Duration patience) {
    try {
      return held.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for an answer to hold", e);
    }
  }

  void release() {
    released.countDown();
  }

  /** Keeps the answer until it is released, which nobody forgets for longer than a minute. */
  void hold() throws InterruptedException {
    held.countDown();
    var unused = released.await(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
  }
}
