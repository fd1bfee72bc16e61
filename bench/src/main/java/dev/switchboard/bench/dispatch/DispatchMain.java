package dev.switchboard.bench.dispatch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.bench.load.FreePorts;
import dev.switchboard.local.DrivenStack;
import dev.switchboard.local.LocalService;
import dev.switchboard.local.Settings;
import dev.switchboard.local.Stack;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What {@code ./switchboard bench dispatch} runs, in the sources' folder. */
final class DispatchMain {
  private static final Set<String> OPTIONS =
      Set.of("--seeds", "--seconds", "--visits", "--technicians", "--folder");
  private static final int DAYS_AHEAD = 7;
  private static final String SCHEDULING = LocalService.SCHEDULING.application();

  private DispatchMain() {}

  /**
   * @param arguments {@code --seeds n} days, five when it is left out; {@code --seconds n} that
   *     each is solved, ten; {@code --visits n}, 50; {@code --technicians n}, 8; {@code --folder
   *     path} for data and logs
   */
  public static void main(String[] arguments) throws InterruptedException {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      options.put(arguments[i], arguments[i + 1]);
    }
    if (!OPTIONS.containsAll(options.keySet()) || arguments.length % 2 == 1) {
      System.err.println(
          "Usage: ./switchboard bench dispatch [--seeds n] [--seconds n] [--visits n] [--technicians n]");
      System.exit(2);
    }
    System.exit(run(options) ? 0 : 1);
  }

  private static boolean run(Map<String, String> options) throws InterruptedException {
    String folder = options.getOrDefault("--folder", ".local/bench");
    System.out.println("Data and logs are in " + folder);
    Settings settings =
        FreePorts.in(Settings.load(), Map.of())
            .with(Map.of("folder", folder, SCHEDULING + ".compiler-level", "4"));
    try (DrivenStack stack =
        DrivenStack.start(new Stack(Path.of("").toAbsolutePath(), settings), System.out)) {
      Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "end"));
      return compare(new Shop(settings), options);
    }
  }

  private static boolean compare(Shop shop, Map<String, String> options)
      throws InterruptedException {
    int seeds = number(options, "--seeds", 5);
    int seconds = number(options, "--seconds", 10);
    int visits = number(options, "--visits", 50);
    int technicians = number(options, "--technicians", 8);
    shop.open(Town.of(0, technicians, 0).technicians());
    boolean better = true;
    System.out.println(
        "day  visits  booked: travel late | nearest-first: travel late | planned: travel late"
            + " seconds changes | few moves: travel late changes");
    for (int seed = 0; seed < seeds; seed++) {
      Town asked = Town.of(seed, technicians, visits);
      LocalDate date = shop.today().plusDays(DAYS_AHEAD + seed);
      int booked = shop.book(date, asked.errands(), seed);
      if (booked != visits) {
        throw new IllegalStateException("only %d visits found a place".formatted(booked));
      }
      Day nearest = NearestFirst.plan(asked);
      JsonNode few = shop.plan(date, "FEW_MOVES", seconds);
      JsonNode best = shop.plan(date, "BEST", seconds);
      shop.accept(best);
      better &= isBetter(best, nearest);
      System.out.println(line(seed, visits, nearest, few, best));
    }
    return better;
  }

  /** Fewer are late, or as many with less on the road. */
  private static boolean isBetter(JsonNode plan, Day nearest) {
    JsonNode planned = plan.path("preview").path("planned");
    return late(planned) < nearest.late()
        || late(planned) == nearest.late() && travel(planned) < nearest.travelMinutes();
  }

  private static String line(int seed, int visits, Day nearest, JsonNode few, JsonNode best) {
    JsonNode now = best.path("preview").path("now");
    JsonNode planned = best.path("preview").path("planned");
    JsonNode fewPlanned = few.path("preview").path("planned");
    return String.join(
        " | ",
        "%3d  %6d".formatted(seed, visits),
        "%d min %d".formatted(travel(now), late(now)),
        "%d min %d (%d min)"
            .formatted(nearest.travelMinutes(), nearest.late(), nearest.lateMinutes()),
        "%d min %d %s s %d"
            .formatted(
                travel(planned),
                late(planned),
                String.format(Locale.ROOT, "%.1f", best.path("elapsedMillis").asLong() / 1e3),
                best.path("preview").path("changes").asInt()),
        "%d min %d %d"
            .formatted(
                travel(fewPlanned), late(fewPlanned), few.path("preview").path("changes").asInt()));
  }

  private static long travel(JsonNode figures) {
    return figures.path("travelMinutes").asLong();
  }

  private static long late(JsonNode figures) {
    return figures.path("lateVisits").asLong();
  }

  private static int number(Map<String, String> options, String name, int otherwise) {
    return Integer.parseInt(options.getOrDefault(name, Integer.toString(otherwise)));
  }
}
