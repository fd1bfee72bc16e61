package dev.switchboard.bench.booking;

import dev.switchboard.bench.intake.Verdict;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What {@code ./switchboard bench booking} runs, in the sources' folder. */
final class BookingMain {
  private static final Set<String> OPTIONS = Set.of("--rounds", "--seconds", "--folder");

  private BookingMain() {}

  /**
   * @param arguments {@code --rounds n}, three when it is left out; {@code --seconds n} that each
   *     way is measured, four when it is left out; {@code --folder path} for data and logs
   */
  public static void main(String[] arguments) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      options.put(arguments[i], arguments[i + 1]);
    }
    if (!OPTIONS.containsAll(options.keySet()) || arguments.length % 2 == 1) {
      System.err.println("Usage: ./switchboard bench booking [--rounds n] [--seconds n]");
      System.exit(2);
    }
    System.exit(run(options) ? 0 : 1);
  }

  private static boolean run(Map<String, String> options) {
    int rounds = Integer.parseInt(options.getOrDefault("--rounds", "3"));
    int seconds = Integer.parseInt(options.getOrDefault("--seconds", "4"));
    Path folder = Path.of(options.getOrDefault("--folder", ".local/bench-booking"));
    Path root = Path.of("").toAbsolutePath();
    PrintStream out = System.out;
    out.println("Data and logs are in " + folder);
    Ground ground = Ground.start(root, folder, out);
    Runtime.getRuntime().addShutdownHook(new Thread(ground::close, "end"));
    Calendars calendars = new Calendars(ground.postgres());
    Client client = new Client(ground.postgres(), folder.resolve("pgbench"));
    List<Stretch> measured =
        new BookingBench(new Scripts(root), calendars, client, ground::processes, out)
            .run(rounds, seconds);
    new HttpBookings(ground.scheduling(), calendars, ground::processes, out).run(seconds);
    out.printf(
        Locale.ROOT,
        "a whole booking, eleven statements, beside one bare insert into unique slots: %.2f%n",
        Stretch.median(measured, "booking", "unique"));
    out.printf(
        Locale.ROOT,
        "a whole booking beside one that looks under SERIALIZABLE only for an overlap, not for its rules: %.2f%n",
        Stretch.median(measured, "booking", "booking-overlap"));
    List<Verdict> verdicts = Stretch.verdicts(measured);
    verdicts.forEach(verdict -> show(verdict, out));
    return verdicts.stream().allMatch(Verdict::passes);
  }

  private static void show(Verdict verdict, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%s  %-28s %5.2f   must at least %.2f, aim %.2f%s%n",
        verdict.passes() ? "PASS" : "FAIL",
        verdict.what(),
        verdict.seen(),
        verdict.must(),
        verdict.aim(),
        verdict.reachesAim() ? " (reached)" : "");
  }
}
