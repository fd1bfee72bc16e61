package dev.switchboard.scheduling;

import dev.switchboard.platform.start.LoopsConfig;
import dev.switchboard.platform.work.NamedLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;

/**
 * Looks for what is due by business time, from the service's start to its end. Not a {@code
 * WorkQueue}: that one's rows are due by the database's clock, which nobody can move. All are told
 * to stop before the first is waited for.
 */
public abstract class BusinessLoop extends NamedLoop {
  private static final int BEFORE_ANY_IS_WAITED_FOR = 1;

  private final boolean wanted;

  protected BusinessLoop(String name, LoopsConfig loops) {
    super(name);
    this.wanted = loops.workers();
  }

  protected void begin(@Observes StartupEvent started) {
    if (wanted) {
      start();
    }
  }

  protected void tell(@Observes @Priority(BEFORE_ANY_IS_WAITED_FOR) ShutdownEvent stopping) {
    stop();
  }

  protected void end(@Observes ShutdownEvent stopping) {
    if (wanted) {
      close();
    }
  }
}
