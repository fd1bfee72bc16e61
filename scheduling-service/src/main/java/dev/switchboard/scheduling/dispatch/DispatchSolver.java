package dev.switchboard.scheduling.dispatch;

import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverConfigOverride;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Finds a plan for one day, on the thread that asks and for as long as it may. What a service never
 * needs it never pays for: the solver is built when the first day is solved.
 */
final class DispatchSolver {
  /** A better plan is mostly found soon or not at all. */
  private static final int PATIENCE_PARTS = 2;

  private final Solver<DaySolution> solver;

  private DispatchSolver(Solver<DaySolution> solver) {
    this.solver = solver;
  }

  static DispatchSolver within(Duration limit) {
    return new DispatchSolver(
        Factory.ONE.buildSolver(
            new SolverConfigOverride<DaySolution>()
                .withTerminationConfig(
                    new TerminationConfig()
                        .withSpentLimit(limit)
                        .withUnimprovedSpentLimit(limit.dividedBy(PATIENCE_PARTS)))));
  }

  /**
   * @param better is told each better plan, on this thread
   * @return the best; the day as it stands if there is no better one
   */
  DaySolution solve(Day day, Keep keep, Consumer<DaySolution> better) {
    DaySolution now = DaySolution.of(day, keep);
    if (day.visits().isEmpty() || day.technicians().isEmpty()) {
      return now;
    }
    solver.addEventListener(event -> better.accept(event.getNewBestSolution()));
    return solver.solve(now);
  }

  /** From another thread: the best so far will do. */
  void stop() {
    var unused = solver.terminateEarly();
  }

  static SolverConfig config(EnvironmentMode mode) {
    return new SolverConfig(DispatchSolver.class.getClassLoader())
        .withSolutionClass(DaySolution.class)
        .withEntityClasses(Route.class, Stop.class)
        .withConstraintProviderClass(DispatchConstraints.class)
        .withEnvironmentMode(mode)
        .withTerminationSpentLimit(Duration.ofSeconds(1));
  }

  /** Built once, by whoever solves first. */
  private static final class Factory {
    static final SolverFactory<DaySolution> ONE =
        SolverFactory.create(config(EnvironmentMode.NO_ASSERT));
  }
}
