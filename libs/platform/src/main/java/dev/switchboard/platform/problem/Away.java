package dev.switchboard.platform.problem;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.SocketException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells a database or a service that cannot be reached from a mistake of ours. */
final class Away {
  /** PostgreSQL: connection exceptions, too many connections, shutting down or starting up. */
  private static final List<String> SQL_STATES = List.of("08", "53300", "57P");

  private static final int DEEPEST = 20;

  private Away() {}

  static boolean isCauseOf(Throwable failure) {
    @Nullable Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (isAway(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static boolean isAway(Throwable cause) {
    return switch (cause) {
      case PgException refused -> SQL_STATES.stream().anyMatch(stateOf(refused)::startsWith);
      case ClosedConnectionException _, SocketException _ -> true;
      default -> false;
    };
  }

  private static String stateOf(PgException refused) {
    @Nullable String state = refused.getSqlState();
    return state == null ? "" : state;
  }
}
