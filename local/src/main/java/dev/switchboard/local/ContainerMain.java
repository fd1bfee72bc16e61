package dev.switchboard.local;

import dev.switchboard.testkit.stack.TopicSetup;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The steps between the containers: {@code check} before PostgreSQL takes its password, {@code
 * setup} before the first service starts, {@code seed} when all are ready. What makes something
 * looks before.
 */
final class ContainerMain {
  private final Containers containers;
  private final Console console;

  private ContainerMain(Containers containers, Console console) {
    this.containers = containers;
    this.console = console;
  }

  /**
   * @param arguments {@code check}, {@code setup} or {@code seed}; exits with 1 when it could not
   *     be done
   */
  public static void main(String[] arguments) {
    Console console = Console.plain(System.out);
    Containers containers = new Containers(System.getenv(), Settings.load());
    ContainerMain main = new ContainerMain(containers, console);
    System.exit(main.run(String.join(" ", List.of(arguments))) ? 0 : 1);
  }

  private boolean run(String command) {
    try {
      return switch (command) {
        case "check" -> check();
        case "setup" -> setUp();
        case "seed" -> seed();
        default -> refuse("There is no command '" + command + "'.");
      };
    } catch (StartFailedException e) {
      return refuse(String.valueOf(e.getMessage()));
    } catch (IllegalStateException e) {
      return refuse(withCauses(e));
    }
  }

  /** Everybody waits for this, so nothing is made or run with what is refused here. */
  private boolean check() {
    List<String> refusals = containers.refusals();
    return refusals.isEmpty()
        || refuse(
            "Refused: outside profile local these need values of your own, see .env.example: "
                + String.join(", ", refusals));
  }

  private boolean setUp() {
    long begin = System.nanoTime();
    stack(containers.inside()).createMissingDatabases(containers.postgres());
    console.progress("databases", "ready", System.nanoTime() - begin);
    begin = System.nanoTime();
    TopicSetup.createMissing(containers.kafka());
    console.progress("topics", "ready", System.nanoTime() - begin);
    return true;
  }

  private boolean seed() {
    if (!containers.isLocal()) {
      return refuse("The demo tenants' passwords are published: they are for profile local only.");
    }
    DemoData demo = new DemoData(stack(containers.inside()), console);
    demo.makeHistory(demo.makeTenants());
    stack(containers.outside()).introduce(console);
    return true;
  }

  /** A container's log is all there is to read. */
  private static String withCauses(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
        .map(Throwable::toString)
        .collect(Collectors.joining("; by "));
  }

  private boolean refuse(String sentence) {
    console.fail(sentence);
    return false;
  }

  /** No folder of it is used. */
  private static Stack stack(Settings settings) {
    return new Stack(Path.of(""), settings);
  }
}
