package dev.switchboard.bench.slots;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code ./switchboard bench slots} runs, in the sources' folder. */
final class SlotsMain {
  private static final double USUAL_P99_MUST = 50;
  private static final double MONTH_P50_MUST = 20;
  private static final int WARM_UP = 1_500;
  private static final int SEARCHES = 1_000;
  private static final int WARM_UP_EACH = 50;
  private static final int SEARCHES_EACH = 200;

  private static final List<Shape> GROWTH =
      List.of(
          new Shape(5, 14, 500, false),
          new Shape(10, 14, 1_000, false),
          new Shape(60, 14, 4_000, false),
          new Shape(120, 14, 8_000, false),
          new Shape(30, 7, 1_000, false),
          new Shape(30, 28, 4_000, false),
          new Shape(30, 56, 8_000, false),
          new Shape(30, 14, 0, false),
          new Shape(30, 14, 1_000, false),
          new Shape(30, 14, 3_000, false));

  private SlotsMain() {}

  /**
   * @param arguments {@code --folder path} for data and logs; {@code --quick} leaves out how it
   *     grows
   */
  public static void main(String[] arguments) {
    List<String> rest = new ArrayList<>(List.of(arguments));
    boolean quick = rest.remove("--quick");
    if (!(rest.isEmpty() || (rest.size() == 2 && rest.getFirst().equals("--folder")))) {
      System.err.println("Usage: ./switchboard bench slots [--quick]");
      System.exit(2);
    }
    System.exit(run(Path.of(rest.isEmpty() ? ".local/bench-slots" : rest.get(1)), quick) ? 0 : 1);
  }

  private static boolean run(Path folder, boolean quick) {
    PrintStream out = System.out;
    out.println("Data and logs are in " + folder);
    SlotsRig rig = SlotsRig.start(Path.of("").toAbsolutePath(), folder, out);
    Runtime.getRuntime().addShutdownHook(new Thread(rig::close, "end"));
    SlotsBench bench = new SlotsBench(rig);
    out.println(
        "One caller; milliseconds from request to answer, microseconds of processor time each");
    Figures usual = bench.measure(Shape.USUAL, WARM_UP, SEARCHES);
    show(usual, out);
    Figures ways = bench.measure(Shape.USUAL.somewhere(), WARM_UP_EACH, SEARCHES);
    show(ways, out);
    Figures month = bench.measure(Shape.MONTH, WARM_UP_EACH, SEARCHES);
    show(month, out);
    if (!quick) {
      GROWTH.forEach(shape -> show(bench.measure(shape, WARM_UP_EACH, SEARCHES_EACH), out));
    }
    boolean usualPasses = verdict("30 technicians, 14 days: p99", usual.p99(), USUAL_P99_MUST, out);
    boolean waysPass = verdict("the same with ways: p99", ways.p99(), USUAL_P99_MUST, out);
    boolean monthPasses = verdict("20 technicians, 30 days: p50", month.p50(), MONTH_P50_MUST, out);
    return usualPasses && waysPass && monthPasses;
  }

  private static void show(Figures figures, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%s   p50 %6.2f  p99 %6.2f  mean %6.2f   service %6.0f  PostgreSQL %6.0f%n",
        figures.shape(),
        figures.p50(),
        figures.p99(),
        figures.mean(),
        figures.serviceMicros(),
        figures.postgresMicros());
  }

  private static boolean verdict(String what, double seen, double must, PrintStream out) {
    boolean passes = seen <= must;
    out.printf(
        Locale.ROOT,
        "%s  %-32s %6.2f ms   must at most %.0f%n",
        passes ? "PASS" : "FAIL",
        what,
        seen,
        must);
    return passes;
  }
}
