package dev.switchboard.scheduling.reminder;

import dev.switchboard.platform.start.LoopsConfig;
import dev.switchboard.platform.work.NamedLoop;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Looks for reminders whose business time has come. Not a {@code WorkQueue}: that one's rows are
 * due by the database's clock, which nobody can move. Any number of replicas may look.
 */
@Singleton
class ReminderWorker extends NamedLoop {
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int AT_ONCE = 200;

  private final DueService due;
  private final Pool database;
  private final boolean wanted;

  /**
   * @param database runs as the worker role: reminders of all tenants
   */
  ReminderWorker(DueService due, @ReactiveDataSource("worker") Pool database, LoopsConfig loops) {
    super("reminders");
    this.due = due;
    this.database = database;
    this.wanted = loops.workers();
  }

  void begin(@Observes StartupEvent started) {
    if (wanted) {
      start();
    }
  }

  void end(@Observes ShutdownEvent stopping) {
    if (wanted) {
      close();
    }
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
