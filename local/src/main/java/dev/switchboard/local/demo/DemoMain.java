package dev.switchboard.local.demo;

import dev.switchboard.local.Settings;
import dev.switchboard.local.Stack;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** What {@code ./switchboard demo} runs, in the sources' folder, beside a running stack. */
public final class DemoMain {
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
    System.exit(play(stack, List.of(arguments), System.out) ? 0 : 1);
  }

  /**
   * Plays on a stack that runs; returns whether everything was as it should be.
   *
   * @param arguments as those of {@link #main}
   * @param out where what happens is told
   */
  public static boolean play(Stack stack, List<String> arguments, PrintStream out) {
    return new Play(World.of(stack, narrator(arguments, out))).run(journeys(arguments));
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

  private static Narrator narrator(List<String> arguments, PrintStream out) {
    if (arguments.contains("--json")) {
      return new JsonLines(out);
    }
    boolean terminal = System.console() != null && System.console().isTerminal();
    return new Terminal(out, terminal);
  }
}
