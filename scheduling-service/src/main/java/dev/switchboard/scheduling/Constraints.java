package dev.switchboard.scheduling;

import io.vertx.pgclient.PgException;
import java.util.Objects;
import java.util.stream.Stream;
import org.hibernate.exception.ConstraintViolationException;

/** Which rule of the database a write has broken, by the name its migration gave it. */
public final class Constraints {
  private static final String DEADLOCK = "40P01";

  private Constraints() {}

  public static boolean isViolated(String constraint, Throwable failure) {
    return causes(failure).anyMatch(cause -> constraint.equals(nameIn(cause)));
  }

  /** PostgreSQL ended one of several transactions that waited for each other in a circle. */
  public static boolean isDeadlock(Throwable failure) {
    return causes(failure)
        .anyMatch(
            cause ->
                cause instanceof PgException refused && DEADLOCK.equals(refused.getSqlState()));
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }

  private static String nameIn(Throwable cause) {
    return switch (cause) {
      case PgException refused -> Objects.requireNonNullElse(refused.getConstraint(), "");
      case ConstraintViolationException refused ->
          Objects.requireNonNullElse(refused.getConstraintName(), "");
      default -> "";
    };
  }
}
