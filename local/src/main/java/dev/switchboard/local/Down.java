package dev.switchboard.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** {@code down}: ends the supervisor, and with it the stack, or what a killed one left behind. */
final class Down {
  /** More than all parts may take to end in order. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path folder;
  private final Console console;

  Down(Path folder, Console console) {
    this.folder = folder;
    this.console = console;
  }

  /** The exit code: 0 when nothing runs any more. */
  int run() {
    StateFile file = new StateFile(folder);
    long begin = System.nanoTime();
    Optional<StackLock> lock = StackLock.take(folder);
    if (lock.isPresent()) {
      boolean left = file.read().isPresent();
      Leftovers.end(file);
      lock.get().close();
      console.say(left ? "Removed what a killed Switchboard had left." : "Nothing is running.");
      return 0;
    }
    Optional<StackState> state = file.read();
    state
        .map(StackState::supervisor)
        .flatMap(s -> ProcessHandle.of(s.pid()))
        .ifPresent(ProcessHandle::destroy);
    // A process that is ending has lost its command before it loses its lock.
    if (state.isEmpty()
        || !state.get().supervisor().awaitEnd(PATIENCE)
        || !Waiting.until(PATIENCE, () -> StackLock.isFree(folder))) {
      console.fail("Switchboard does not end. Its log: " + folder.resolve("supervisor"));
      return 1;
    }
    console.say(
        "Stopped in " + Console.seconds(System.nanoTime() - begin) + "; data stays in .local/.");
    return 0;
  }
}
