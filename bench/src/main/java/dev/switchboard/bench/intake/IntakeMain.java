package dev.switchboard.bench.intake;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What {@code ./switchboard bench intake} runs, in the sources' folder. */
final class IntakeMain {
  private static final Set<String> OPTIONS = Set.of("--rounds", "--seconds", "--only", "--folder");
  private static final String JSON = "--json";

  private IntakeMain() {}

  /**
   * @param arguments {@code --rounds n}, three when it is left out; {@code --seconds n} that each
   *     measurement lasts, five when it is left out; {@code --only accept} or {@code chain}, which
   *     gives no verdict on both; {@code --folder path} for data and logs; {@code --json}
   */
  public static void main(String[] arguments) {
    List<String> rest = new ArrayList<>(Arrays.asList(arguments));
    boolean json = rest.remove(JSON);
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i + 1 < rest.size(); i += 2) {
      options.put(rest.get(i), rest.get(i + 1));
    }
    if (!OPTIONS.containsAll(options.keySet()) || rest.size() % 2 == 1) {
      System.err.println(
          "Usage: ./switchboard bench intake [--rounds n] [--seconds n] [--only accept|chain] [--json]");
      System.exit(2);
    }
    if (!Pgbench.isThere()) {
      System.err.println(
          "There is no pgbench on the PATH: install it, on Debian with the package postgresql-contrib.");
      System.exit(1);
    }
    System.exit(run(options, json) ? 0 : 1);
  }

  private static boolean run(Map<String, String> options, boolean json) {
    int rounds = Integer.parseInt(options.getOrDefault("--rounds", "3"));
    int seconds = Integer.parseInt(options.getOrDefault("--seconds", "5"));
    String only = options.getOrDefault("--only", "");
    Path folder = Path.of(options.getOrDefault("--folder", ".local/bench"));
    PrintStream progress = json ? System.err : System.out;
    progress.println("Data and logs are in " + folder);
    Relayed messages = new Relayed();
    StandIn whatsapp = StandIn.start(messages);
    Rig rig = Rig.start(Path.of("").toAbsolutePath(), folder, whatsapp.url(), progress);
    Runtime.getRuntime().addShutdownHook(new Thread(rig::close, "end"));
    Report report = new Report(System.out, json);
    Posts posts = new Posts(rig.settings(), rig.channels());
    List<Measured> chain =
        only.equals("accept")
            ? List.of()
            : new ChainBench(rig, posts, report).run(messages, rounds, seconds);
    List<Pair> pairs = List.of();
    if (!only.equals("chain")) {
      Pgbench pgbench = new Pgbench(rig.postgres(), folder.resolve("pgbench"), posts.longBody());
      AcceptBench accept = new AcceptBench(rig, posts, pgbench, report);
      pairs = accept.run(rounds, seconds);
      accept.drain();
    }
    List<Verdict> verdicts = Verdict.on(pairs, chain);
    verdicts.forEach(report::verdict);
    return verdicts.stream().allMatch(Verdict::passes);
  }
}
