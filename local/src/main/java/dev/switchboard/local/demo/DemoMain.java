package dev.switchboard.local.demo;

import dev.switchboard.local.Settings;
import dev.switchboard.local.Stack;
import java.nio.file.Path;
import java.util.List;

/** What {@code ./switchboard demo} runs, in the sources' folder, beside a running stack. */
final class DemoMain {
  private DemoMain() {}

  /**
   * @param arguments any of {@code --json} and {@code --journeys AB}, for these journeys only
   */
  public static void main(String[] arguments) {
    Stack stack = new Stack(Path.of("").toAbsolutePath(), Settings.load());
    if (!stack.isReady()) {
      System.err.println("Nothing is running: ./switchboard up starts it.");
      System.exit(3);
    }
    List<String> wanted = List.of(arguments);
    boolean well = new Play(World.of(stack, narrator(wanted))).run(journeys(wanted));
    System.exit(well ? 0 : 1);
  }

  private static List<Journey> journeys(List<String> arguments) {
    List<Journey> all =
        List.of(new NoInternet(), new LeakingSink(), new SmellOfGas(), new HostileDay());
    int option = arguments.indexOf("--journeys");
    if (option < 0 || option + 1 == arguments.size()) {
      return all;
    }
    String letters = arguments.get(option + 1);
    return all.stream().filter(journey -> letters.contains(journey.letter())).toList();
  }

  private static Narrator narrator(List<String> arguments) {
    if (arguments.contains("--json")) {
      return new JsonLines(System.out);
    }
    boolean terminal = System.console() != null && System.console().isTerminal();
    return new Terminal(System.out, terminal);
  }
}
