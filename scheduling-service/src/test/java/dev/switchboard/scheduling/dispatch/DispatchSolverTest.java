package dev.switchboard.scheduling.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.time.Duration;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DispatchSolverTest {
  /** Held, so that it stays as quiet as it is made. */
  private static final Logger SOLVER = Logger.getLogger("ai.timefold");

  static {
    SOLVER.setLevel(Level.WARNING);
  }

  private static final int DAYS = Integer.getInteger("switchboard.days", 6);

  @ParameterizedTest
  @EnumSource(Keep.class)
  void noPlanBreaksWhatIsHard(Keep keep) {
    int changes = 0;
    for (int seed = 0; seed < DAYS; seed++) {
      Day day = RandomDay.of(seed, 3 + seed % 4, 8 + seed % 20);
      DaySolution solved =
          DispatchSolver.within(Duration.ofMillis(300)).solve(day, keep, better -> {});
      PlanOutcome plan = PlanOutcome.of(DaySolution.of(day, keep), solved);

      assertThat(PlanCheck.wrongIn(plan, day)).describedAs("day %d", seed).isEmpty();
      assertThat(plan.planned().conflicts()).isLessThanOrEqualTo(plan.now().conflicts());
      changes += plan.changes();
    }
    assertThat(changes).isPositive();
  }

  @ParameterizedTest
  @EnumSource(Keep.class)
  void theDayAsItStandsBreaksNothing(Keep keep) {
    for (int seed = 0; seed < 200; seed++) {
      Day day = RandomDay.of(seed, 2 + seed % 6, 5 + seed % 30);
      DaySolution now = DaySolution.of(day, keep);
      PlanOutcome plan = PlanOutcome.of(now, now);

      assertThat(plan.changes()).isZero();
      assertThat(PlanCheck.wrongIn(plan, day)).isEmpty();
    }
  }

  /** Every move is scored twice, by the difference and from nothing, and must come to the same. */
  @ParameterizedTest
  @EnumSource(Keep.class)
  void whatFollowsFromARouteIsReckonedAlikeWhicheverWayItIsReached(Keep keep) {
    var factory =
        SolverFactory.<DaySolution>create(
            DispatchSolver.config(EnvironmentMode.FULL_ASSERT)
                .withTerminationConfig(new TerminationConfig().withMoveCountLimit(1000L)));
    for (int seed = 50; seed < 52; seed++) {
      DaySolution now = DaySolution.of(RandomDay.of(seed, 4, 14), keep);
      DaySolution solved = factory.buildSolver().solve(now);

      assertThat(Objects.requireNonNull(solved.score).hardScore()).isZero();
    }
  }

  @Test
  void fewMovesAreFewerThanFromScratch() {
    int few = 0;
    int best = 0;
    for (int seed = 0; seed < 3; seed++) {
      Day day = RandomDay.withEmergency(seed, 6, 26);
      few += changes(day, Keep.FEW_MOVES);
      best += changes(day, Keep.BEST);
    }
    assertThat(few).isLessThan(best / 2);
  }

  private static int changes(Day day, Keep keep) {
    DaySolution solved = DispatchSolver.within(Duration.ofMillis(700)).solve(day, keep, one -> {});
    PlanOutcome plan = PlanOutcome.of(DaySolution.of(day.calm(), keep), solved);
    assertThat(PlanCheck.wrongIn(plan, day)).isEmpty();
    return plan.changes();
  }

  @Test
  void aSolverEndsInTimeAndWhenItIsTold() throws InterruptedException {
    Day day = RandomDay.of(7, 8, 50);
    DispatchSolver solver = DispatchSolver.within(Duration.ofSeconds(30));
    Thread stopper =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    Thread.sleep(300);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  solver.stop();
                });
    long began = System.nanoTime();
    DaySolution solved = solver.solve(day, Keep.BEST, better -> {});
    stopper.join();

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
    assertThat(solved.stops).hasSize(day.visits().size());
  }

  @Test
  void anEmptyDayIsPlannedAlready() {
    Day day = RandomDay.of(1, 2, 0);
    assertThat(
            DispatchSolver.within(Duration.ofSeconds(9)).solve(day, Keep.BEST, better -> {}).stops)
        .isEmpty();
  }
}
