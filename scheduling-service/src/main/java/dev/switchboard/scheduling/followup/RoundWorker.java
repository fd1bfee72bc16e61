package dev.switchboard.scheduling.followup;

import dev.switchboard.platform.start.LoopsConfig;
import dev.switchboard.scheduling.BusinessLoop;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Plays the rounds of all tenants' campaigns, in business time; any number of replicas may. */
@Singleton
class RoundWorker extends BusinessLoop {
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final RoundService rounds;
  private final Pool database;

  /**
   * @param database runs as the worker role
   */
  RoundWorker(RoundService rounds, @ReactiveDataSource("worker") Pool database, LoopsConfig loops) {
    super("campaigns", loops);
    this.rounds = rounds;
    this.database = database;
  }

  @Override
  protected void round() throws InterruptedException {
    Optional<Integer> played = awaited(database.withTransaction(rounds::play), PATIENCE);
    if (played.isEmpty()) {
      pause(POLL);
    }
  }
}
