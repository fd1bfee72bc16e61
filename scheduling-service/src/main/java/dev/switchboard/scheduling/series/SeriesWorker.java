package dev.switchboard.scheduling.series;

import dev.switchboard.platform.start.LoopsConfig;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.BusinessLoop;
import dev.switchboard.scheduling.series.SeriesRepository.Due;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/**
 * Books further dates as the horizon moves, and does what a request has left undone. Any number of
 * replicas may look: each step is made under the series' lock and from what is there.
 */
@Singleton
class SeriesWorker extends BusinessLoop {
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int AT_ONCE = 50;

  private final SeriesRepository series;
  private final SeriesStepService steps;
  private final BusinessClock clock;
  private final Pool database;

  /**
   * @param database runs as the worker role: series of all tenants
   */
  SeriesWorker(
      SeriesRepository series,
      SeriesStepService steps,
      BusinessClock clock,
      @ReactiveDataSource("worker") Pool database,
      LoopsConfig loops) {
    super("series", loops);
    this.series = series;
    this.steps = steps;
    this.clock = clock;
    this.database = database;
  }

  @Override
  protected void round() throws InterruptedException {
    List<Due> due =
        awaited(
            database.withTransaction(connection -> series.due(connection, clock.now(), AT_ONCE)),
            PATIENCE);
    int failed = 0;
    for (Due one : due) {
      if (!running()) {
        return;
      }
      failed += advanced(one) ? 0 : 1;
    }
    if (due.size() < AT_ONCE || failed > 0) {
      pause(POLL);
    }
  }

  /** One that fails does not hold up the others; it is tried again in its turn. */
  private boolean advanced(Due one) {
    return awaited(
        steps
            .advance(one.tenant(), one.id(), AT_ONCE)
            .replaceWith(true)
            .onFailure()
            .recoverWithUni(failure -> steps.postpone(one.tenant(), one.id(), failure)),
        PATIENCE);
  }
}
