package dev.switchboard.local;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process as it can be found again: process ids come again, but not with the same moment of
 * start.
 *
 * @param pid the system's number
 * @param startedMillis when it started, in milliseconds since 1970; 0 where the system does not say
 */
record RunningProcess(long pid, long startedMillis) {
  /** The system's own reckoning of a start may differ by a clock tick between two questions. */
  private static final long TOLERANCE_MILLIS = 2_000;

  static RunningProcess of(ProcessHandle handle) {
    long started = handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return new RunningProcess(handle.pid(), started);
  }

  static Optional<RunningProcess> of(long pid) {
    return ProcessHandle.of(pid).map(RunningProcess::of);
  }

  boolean alive() {
    return handle().isPresent();
  }

  /** SIGTERM, then SIGKILL when that is not enough. */
  void end(Duration patience) {
    handle().ifPresent(ProcessHandle::destroy);
    if (!awaitEnd(patience)) {
      handle().ifPresent(ProcessHandle::destroyForcibly);
      var unused = awaitEnd(patience);
    }
  }

  /** SIGKILL. */
  void kill() {
    handle().ifPresent(ProcessHandle::destroyForcibly);
  }

  /** Whether the process is gone before the patience is. */
  boolean awaitEnd(Duration patience) {
    return Waiting.until(patience, () -> !alive());
  }

  private Optional<ProcessHandle> handle() {
    return ProcessHandle.of(pid).filter(RunningProcess::runs).filter(this::isSame);
  }

  /** A process that ended but that nobody has waited for yet has no command line. */
  private static boolean runs(ProcessHandle handle) {
    return handle.isAlive() && handle.info().command().isPresent();
  }

  private boolean isSame(ProcessHandle handle) {
    return Math.abs(of(handle).startedMillis() - startedMillis) <= TOLERANCE_MILLIS;
  }
}
