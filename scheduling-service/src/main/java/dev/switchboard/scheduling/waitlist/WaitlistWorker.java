package dev.switchboard.scheduling.waitlist;

import dev.switchboard.platform.start.LoopsConfig;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.BusinessLoop;
import dev.switchboard.scheduling.waitlist.FreedSlotRepository.Due;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/**
 * Offers what was given up, and passes on what nobody answered, by business time. Any number of
 * replicas may look: a slot that one is at is none of the others'.
 */
@Singleton
class WaitlistWorker extends BusinessLoop {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int AT_ONCE = 50;

  private final FreedSlotRepository slots;
  private final OfferingService offering;
  private final BusinessClock clock;
  private final Pool database;

  /**
   * @param database runs as the worker role: slots of all tenants
   */
  WaitlistWorker(
      FreedSlotRepository slots,
      OfferingService offering,
      BusinessClock clock,
      @ReactiveDataSource("worker") Pool database,
      LoopsConfig loops) {
    super("waitlist", loops);
    this.slots = slots;
    this.offering = offering;
    this.clock = clock;
    this.database = database;
  }

  @Override
  protected void round() throws InterruptedException {
    List<Due> due =
        awaited(
            database.withTransaction(connection -> slots.due(connection, clock.now(), AT_ONCE)),
            PATIENCE);
    for (Due one : due) {
      if (!running()) {
        return;
      }
      finish(advanced(one), PATIENCE);
    }
    pause(POLL);
  }

  /** One that fails does not hold up the others. */
  private Uni<Void> advanced(Due one) {
    return offering
        .advance(one.tenant(), one.id(), AT_ONCE)
        .onFailure()
        .recoverWithUni(failure -> offering.postpone(one.tenant(), one.id(), failure));
  }
}
