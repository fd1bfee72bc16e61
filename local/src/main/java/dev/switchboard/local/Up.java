package dev.switchboard.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code up}: starts the stack and stays with it until it is told to end. */
final class Up {
  static final String ALREADY_RUNNING =
      "Switchboard is already running: see ./switchboard status, end it with ./switchboard down.";

  private final Path folder;
  private final List<List<Part>> stages;
  private final Consumer<Console> whenReady;
  private final Console console;

  /**
   * @param whenReady what is left to do and to say when all parts serve
   */
  Up(Path folder, List<List<Part>> stages, Consumer<Console> whenReady, Console console) {
    this.folder = folder;
    this.stages = stages;
    this.whenReady = whenReady;
    this.console = console;
  }

  /** The exit code; while all is well it does not return before a signal ends this process. */
  int run() throws InterruptedException {
    Optional<StackLock> lock = StackLock.take(folder);
    if (lock.isEmpty()) {
      console.say(ALREADY_RUNNING);
      return 0;
    }
    Supervisor supervisor = new Supervisor(folder, stages, console);
    Runtime.getRuntime().addShutdownHook(new Thread(supervisor::stop, "stop"));
    try {
      start(supervisor);
    } catch (StartFailedException e) {
      supervisor.stop();
      console.fail(String.valueOf(e.getMessage()));
      return 1;
    }
    supervisor.watch();
    return 0;
  }

  private void start(Supervisor supervisor) {
    long begin = System.nanoTime();
    console.heading("Starting Switchboard");
    supervisor.start();
    try {
      whenReady.accept(console);
    } finally {
      // Says more than what a caller heard from whoever answered instead.
      supervisor.requireAllAlive();
    }
    // The parts are this process's descendants.
    String memory = Memory.shown(Memory.ofTree(supervisor.current().supervisor()));
    console.heading(
        "Ready after %s; all processes together hold %s."
            .formatted(Console.seconds(System.nanoTime() - begin), memory));
    console.say("Ctrl-C here, or ./switchboard down, ends it; data stays in .local/.");
    supervisor.ready();
  }
}
