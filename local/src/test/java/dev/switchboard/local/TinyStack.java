package dev.switchboard.local;

import dev.switchboard.local.JavaPart.Program;
import java.nio.file.Path;
import java.util.List;

/** A stack of PostgreSQL, Kafka and {@link TinyPart}. */
final class TinyStack {
  private TinyStack() {}

  /**
   * @param arguments folder, ports of PostgreSQL, Kafka and the tiny part, and what the tiny part
   *     is told
   */
  public static void main(String[] arguments) throws InterruptedException {
    Path folder = Path.of(arguments[0]);
    int port = Integer.parseInt(arguments[3]);
    Program tiny =
        new Program(
            "tiny",
            port,
            "/ready",
            List.of(
                "-cp",
                System.getProperty("java.class.path"),
                TinyPart.class.getName(),
                arguments[4]));
    List<List<Part>> stages =
        List.of(
            List.of(
                new PostgresPart(folder, Integer.parseInt(arguments[1]), _ -> {}),
                new KafkaPart(folder, Integer.parseInt(arguments[2]), 1)),
            List.of(new JavaPart(folder, tiny)));
    System.exit(new Up(folder, stages, _ -> {}, Console.plain(System.out)).run());
  }
}
