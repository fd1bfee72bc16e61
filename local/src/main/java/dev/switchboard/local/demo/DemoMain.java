package dev.switchboard.local.demo;

import dev.switchboard.local.Settings;
import dev.switchboard.local.Stack;
import java.nio.file.Path;
import java.util.List;

/** What {@code ./switchboard demo} runs, in the sources' folder, beside a running stack. */
final class DemoMain {
  private DemoMain() {}

  /**
   * @param arguments none, or {@code --json}
   */
  public static void main(String[] arguments) {
    Stack stack = new Stack(Path.of("").toAbsolutePath(), Settings.load());
    if (!stack.isReady()) {
      System.err.println("Nothing is running: ./switchboard up starts it.");
      System.exit(3);
    }
    boolean well = new Play(World.of(stack, narrator(List.of(arguments)))).run(journeys());
    System.exit(well ? 0 : 1);
  }

  private static List<Journey> journeys() {
    return List.of(new NoInternet(), new LeakingSink());
  }

  private static Narrator narrator(List<String> arguments) {
    if (arguments.contains("--json")) {
      return new JsonLines(System.out);
    }
    boolean terminal = System.console() != null && System.console().isTerminal();
    return new Terminal(System.out, terminal);
  }
}
