package dev.switchboard.local.events;

import dev.switchboard.local.Settings;
import dev.switchboard.local.Stack;
import java.nio.file.Path;
import java.util.List;

/** What {@code ./switchboard events} runs, in the sources' folder, beside a running stack. */
final class EventsMain {
  private EventsMain() {}

  /**
   * @param arguments see {@link Wanted}
   */
  public static void main(String[] arguments) {
    Stack stack = new Stack(Path.of("").toAbsolutePath(), Settings.load());
    boolean terminal = System.console() != null && System.console().isTerminal();
    System.exit(new Events(stack, System.out, System.err, terminal).run(List.of(arguments)));
  }
}
