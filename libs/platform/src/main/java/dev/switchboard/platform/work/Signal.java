package dev.switchboard.platform.work;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Wakes a loop of this process. Only a hint: it may come before the commit it tells of and does not
 * cross replicas, so every loop polls as well.
 */
public class Signal {
  private final Semaphore raised = new Semaphore(0);

  public void raise() {
    if (raised.availablePermits() == 0) {
      raised.release();
    }
  }

  /** Waits until raised or until the time is over, and lowers it. */
  public void await(Duration atMost) throws InterruptedException {
    if (raised.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      var unused = raised.drainPermits();
    }
  }
}
