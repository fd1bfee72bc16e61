package dev.switchboard.platform.work;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** What a worker works on: a table, and what to do with a row of it. */
public interface WorkQueue {
  WorkTable table();

  /** Whoever writes work in this process raises it; always the same one. */
  Signal signal();

  /**
   * Does the work and ends it with {@link WorkTable#finish} in the transaction of its effect.
   * Network calls stand outside that transaction. A failure gives the work back.
   */
  Uni<Void> perform(Claimed work);

  /** How long one try may take. */
  default Duration patience() {
    return Duration.ofSeconds(30);
  }

  /** How long the work of a process that died is left to it; one that lives renews in time. */
  default Duration lease() {
    return Duration.ofSeconds(12);
  }

  /** How many rows one process works on at the same time. */
  default int atOnce() {
    return 64;
  }
}
