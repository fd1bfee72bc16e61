package dev.switchboard.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What {@code ./switchboard up}, {@code down} and {@code status} run, in the sources' folder. */
final class Main {
  private Main() {}

  /**
   * @param arguments {@code up}, {@code up --detach}, {@code down} or {@code status}
   */
  public static void main(String[] arguments) throws InterruptedException, IOException {
    Stack stack = new Stack(Path.of("").toAbsolutePath(), Settings.load());
    Console console = Console.ofThisProcess();
    String command = String.join(" ", List.of(arguments));
    int exitCode =
        switch (command) {
          case "up" ->
              new Up(stack.folder(), stack.stages(), stack::seedAndIntroduce, console).run();
          case "up --detach" -> new Detached(stack.folder(), System.out).run();
          case "down" -> new Down(stack.folder(), console).run();
          case "status" -> new Status(stack.folder(), console).run();
          default -> unknown(console, command);
        };
    System.exit(exitCode);
  }

  private static int unknown(Console console, String command) {
    console.fail("There is no command '" + command + "'; see ./switchboard help.");
    return 2;
  }
}
