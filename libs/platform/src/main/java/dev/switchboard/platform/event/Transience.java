package dev.switchboard.platform.event;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * Tells a database that is away or busy, which is waited for, from a record that cannot be applied.
 */
final class Transience {
  /** SQLSTATE classes: connection, rollback (deadlock), resources, operator, system. */
  private static final Set<String> PASSING = Set.of("08", "40", "53", "57", "58");

  private Transience() {}

  static boolean isPassing(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case PgException e -> {
          String state = e.getSqlState();
          return state != null && state.length() == 5 && PASSING.contains(state.substring(0, 2));
        }
        case IOException e -> {
          return true;
        }
        case TimeoutException e -> {
          return true;
        }
        case io.smallrye.mutiny.TimeoutException e -> {
          return true;
        }
        case VertxException e -> {
          return true;
        }
        default -> {}
      }
    }
    return false;
  }
}
