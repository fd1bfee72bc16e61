package dev.switchboard.simulators.server;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lets the one that was held back go after the next one has gone. */
public final class Overtaking {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition passing = lock.newCondition();
  private long passed;

  /** Something has gone its way; whoever was held back follows. */
  public void pass() {
    lock.lock();
    try {
      passed++;
      passing.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until something else has gone its way, at most so long. */
  public void letOnePass(Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      long before = passed;
      long left = atMost.toNanos();
      while (passed == before && left > 0) {
        left = passing.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
