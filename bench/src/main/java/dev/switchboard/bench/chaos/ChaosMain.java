package dev.switchboard.bench.chaos;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** What {@code ./switchboard chaos} runs, in the sources' folder. */
final class ChaosMain {
  private static final Set<String> OPTIONS = Set.of("--rounds", "--seed", "--blows", "--folder");

  private ChaosMain() {}

  /**
   * @param arguments {@code --rounds n} of each blow, one when it is left out; {@code --seed s};
   *     {@code --blows A,B+C}, where B and C fall one after the other and settle together, all
   *     joined when it is left out; {@code --folder path} for data and logs
   */
  public static void main(String[] arguments) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      options.put(arguments[i], arguments[i + 1]);
    }
    if (!OPTIONS.containsAll(options.keySet()) || arguments.length % 2 == 1) {
      System.err.println("Usage: ./switchboard chaos [--rounds n] [--seed s] [--blows A,B+C]");
      System.exit(2);
    }
    System.exit(run(options) ? 0 : 1);
  }

  private static boolean run(Map<String, String> options) {
    long seed =
        options.containsKey("--seed")
            ? Long.parseLong(options.get("--seed"))
            : ThreadLocalRandom.current().nextInt(1_000_000);
    int rounds = Integer.parseInt(options.getOrDefault("--rounds", "1"));
    Path folder = Path.of(options.getOrDefault("--folder", ".local/chaos"));
    System.out.println("The seed is " + seed + "; data and logs are in " + folder);
    Ground ground = Ground.start(Path.of("").toAbsolutePath(), folder, System.out);
    Thread end = new Thread(ground::close, "end");
    Runtime.getRuntime().addShutdownHook(end);
    return new Chaos(ground, seed, System.out).run(blows(options), rounds);
  }

  private static List<List<Blow>> blows(Map<String, String> options) {
    String every = Arrays.stream(Blow.values()).map(Blow::name).collect(Collectors.joining("+"));
    return Arrays.stream(options.getOrDefault("--blows", every).split(",", -1))
        .map(group -> Arrays.stream(group.split("\\+", -1)).map(Blow::valueOf).toList())
        .toList();
  }
}
