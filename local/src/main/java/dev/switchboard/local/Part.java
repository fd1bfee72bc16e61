package dev.switchboard.local;

import java.util.Optional;

/** One process of the stack, from its start to its end. */
interface Part {
  /** As the commands and the log folder call it: {@code kafka}. */
  String name();

  /** The TCP port it listens on, on 127.0.0.1. */
  int port();

  /**
   * Starts and returns when the part is ready to serve.
   *
   * @throws IllegalStateException when it does not get there
   */
  void start();

  /** Nothing before the process is there. */
  Optional<RunningProcess> process();

  /** Ends the process in order, or by force when it takes too long; does nothing without one. */
  void stop();
}
