package dev.switchboard.local;

import java.util.List;
import java.util.Objects;

/**
 * What a supervisor says of its stack.
 *
 * @param parts those that have a process, in the order of their start
 */
record StackState(Phase phase, RunningProcess supervisor, List<PartState> parts) {
  /** Where the supervisor is in its life. */
  enum Phase {
    STARTING,
    READY,
    STOPPING
  }

  /**
   * One part's process.
   *
   * @param name the part's name
   * @param port where it listens
   */
  record PartState(String name, int port, RunningProcess process) {
    PartState {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(process, "process");
    }
  }

  StackState {
    Objects.requireNonNull(phase, "phase");
    Objects.requireNonNull(supervisor, "supervisor");
    parts = List.copyOf(parts);
  }

  boolean isReady() {
    return phase == Phase.READY && supervisor.alive();
  }
}
