package dev.switchboard.local;

import java.util.Optional;
import java.util.OptionalLong;

/** {@code up}: starts the stack and stays with it until it is told to end. */
final class Up {
  static final String ALREADY_RUNNING =
      "Switchboard is already running: see ./switchboard status, end it with ./switchboard down.";

  private final Stack stack;
  private final Console console;

  Up(Stack stack, Console console) {
    this.stack = stack;
    this.console = console;
  }

  /** The exit code; while all is well it does not return before a signal ends this process. */
  int run() throws InterruptedException {
    Optional<StackLock> lock = StackLock.take(stack.folder());
    if (lock.isEmpty()) {
      console.say(ALREADY_RUNNING);
      return 0;
    }
    Supervisor supervisor = new Supervisor(stack.folder(), stack.stages(), console);
    Runtime.getRuntime().addShutdownHook(new Thread(supervisor::stop, "stop"));
    long begin = System.nanoTime();
    try {
      console.heading("Starting Switchboard");
      supervisor.start();
    } catch (StartFailedException e) {
      supervisor.stop();
      console.fail(String.valueOf(e.getMessage()));
      return 1;
    }
    supervisor.ready();
    console.heading(
        "Ready after %s; all processes together hold %s."
            .formatted(Console.seconds(System.nanoTime() - begin), memory(supervisor.current())));
    sayWhereThingsAre();
    supervisor.watch();
    return 0;
  }

  private void sayWhereThingsAre() {
    for (LocalService service : LocalService.values()) {
      console.say("  %-22s %s".formatted(service.application(), service.url(stack.settings())));
    }
    console.say("Ctrl-C here, or ./switchboard down, ends it; data stays in .local/.");
  }

  private static String memory(StackState state) {
    // The parts are descendants of the supervisor, sessions of their own or not.
    OptionalLong kib = Memory.ofTree(state.supervisor());
    return Memory.shown(kib);
  }
}
