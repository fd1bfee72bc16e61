package dev.switchboard.local;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Looking again until something is so. */
public final class Waiting {
  private static final Duration LOOK = Duration.ofMillis(50);

  private Waiting() {}

  /** Whether it was so before the patience was gone. */
  public static boolean until(Duration patience, BooleanSupplier condition) {
    return until(patience, LOOK, condition);
  }

  /**
   * Whether it was so before the patience was gone.
   *
   * @param look how long between two looks
   */
  public static boolean until(Duration patience, Duration look, BooleanSupplier condition) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      pause(look);
    }
    return true;
  }

  /** As long as between two looks. */
  static void pause() {
    pause(LOOK);
  }

  public static void pause(Duration length) {
    try {
      Thread.sleep(length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    }
  }
}
