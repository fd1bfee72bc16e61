package dev.switchboard.scheduling.dispatch;

import dev.switchboard.contracts.Ids;
import dev.switchboard.platform.start.LoopsConfig;
import dev.switchboard.scheduling.BusinessLoop;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Solves plans, one at a time in each process, of whichever tenant asked first. Not a {@code
 * WorkQueue}: a plan is solved for up to a minute, and is not begun again when its solver dies,
 * because nobody waits for it any more by then. Its lease is renewed with the progress it tells.
 */
@Singleton
class DispatchWorker extends BusinessLoop {
  private static final Logger LOG = Logger.getLogger(DispatchWorker.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration TELL_EVERY = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final SolvingRepository plans;
  private final DayService days;
  private final Pool database;

  /**
   * @param database runs as the worker role: plans of all tenants
   */
  DispatchWorker(
      SolvingRepository plans,
      DayService days,
      @ReactiveDataSource("worker") Pool database,
      LoopsConfig loops) {
    super("dispatch", loops);
    this.plans = plans;
    this.days = days;
    this.database = database;
  }

  @Override
  protected void round() throws InterruptedException {
    Optional<ClaimedPlan> claimed = awaited(plans.claim(database, Ids.next()), PATIENCE);
    if (claimed.isEmpty()) {
      pause(POLL);
      return;
    }
    ClaimedPlan plan = claimed.get();
    try {
      solve(plan);
    } catch (UnplannableException e) {
      finish(plans.end(database, plan, PlanState.FAILED, e.failure()), PATIENCE);
    } catch (RuntimeException e) {
      LOG.warnf(e, "plan %s", plan.planId());
      finish(plans.end(database, plan, PlanState.FAILED, PlanFailure.SOLVER_FAILED), PATIENCE);
    }
  }

  private void solve(ClaimedPlan plan) throws InterruptedException {
    Day day = awaited(days.read(plan.tenant(), plan.request()), PATIENCE);
    Solving solving = Solving.begin(day, plan.request());
    try {
      while (!solving.hasEnded(TELL_EVERY)) {
        if (!running()) {
          finish(plans.end(database, plan, PlanState.QUEUED, null), PATIENCE);
          return;
        }
        if (!awaited(plans.progress(database, plan, solving.progress()), PATIENCE)) {
          return;
        }
      }
    } finally {
      solving.stop();
    }
    if (awaited(plans.progress(database, plan, solving.result()), PATIENCE)) {
      finish(plans.end(database, plan, PlanState.READY, null), PATIENCE);
    }
  }
}
