package dev.switchboard.local.events;

import dev.switchboard.local.Stack;
import java.io.PrintStream;
import java.util.List;
import org.apache.kafka.common.KafkaException;

/** The command: prints until it is interrupted, its reader goes away or the stack ends. */
final class Events {
  private final Stack stack;
  private final PrintStream out;
  private final PrintStream err;
  private final boolean terminal;

  Events(Stack stack, PrintStream out, PrintStream err, boolean terminal) {
    this.stack = stack;
    this.out = out;
    this.err = err;
    this.terminal = terminal;
  }

  /**
   * The exit code: 0 when nobody reads any more, 1 without a running stack, 2 for bad arguments.
   */
  int run(List<String> arguments) {
    Wanted wanted;
    try {
      wanted = Wanted.parse(arguments);
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      return 2;
    }
    if (!stack.isReady()) {
      err.println("Nothing is running: ./switchboard up starts it.");
      return 1;
    }
    try {
      return follow(wanted);
    } catch (KafkaException e) {
      err.println("Kafka does not answer; its log is in " + stack.folder().resolve("kafka") + ".");
      return 1;
    }
  }

  private int follow(Wanted wanted) {
    try (EventStream stream = open(wanted)) {
      TenantNames tenants = wanted.json() ? new TenantNames() : names();
      Printing printing = wanted.json() ? new JsonLines() : new ReadableLines(tenants, terminal);
      // Also flushes what was printed, and notices that a pipe's reader has gone.
      while (!out.checkError()) {
        List<SeenRecord> next = stream.next();
        next.forEach(
            seen -> {
              tenants.learn(seen);
              out.println(printing.line(seen));
            });
        if (next.isEmpty() && !stack.isReady()) {
          err.println("Switchboard runs no longer.");
          return 1;
        }
      }
    }
    return 0;
  }

  private EventStream open(Wanted wanted) {
    return wanted.fromBeginning()
        ? EventStream.fromBeginning(stack.bootstrapServers(), wanted.topics())
        : EventStream.fromNow(stack.bootstrapServers(), wanted.topics());
  }

  private TenantNames names() {
    TenantNames names = new TenantNames();
    try (EventStream tenants =
        EventStream.fromBeginning(stack.bootstrapServers(), List.of(TenantNames.TOPIC))) {
      tenants.rest().forEach(names::learn);
    }
    return names;
  }
}
