package dev.switchboard.scheduling.reminder;

import dev.switchboard.platform.start.LoopsConfig;
import dev.switchboard.scheduling.BusinessLoop;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Looks for reminders whose business time has come. Any number of replicas may look. */
@Singleton
class ReminderWorker extends BusinessLoop {
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int AT_ONCE = 200;

  private final DueService due;
  private final Pool database;

  /**
   * @param database runs as the worker role: reminders of all tenants
   */
  ReminderWorker(DueService due, @ReactiveDataSource("worker") Pool database, LoopsConfig loops) {
    super("reminders", loops);
    this.due = due;
    this.database = database;
  }

  @Override
  protected void round() throws InterruptedException {
    DueReport report =
        awaited(
            database.withTransaction(transaction -> due.say(transaction, null, AT_ONCE)), PATIENCE);
    if (report.considered() < AT_ONCE) {
      pause(POLL);
    }
  }
}
