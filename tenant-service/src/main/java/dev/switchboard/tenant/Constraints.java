package dev.switchboard.tenant;

import io.vertx.pgclient.PgException;
import java.util.Objects;
import java.util.stream.Stream;
import org.hibernate.exception.ConstraintViolationException;

/** Which rule of the database a write has broken, by the name its migration gave it. */
public final class Constraints {
  private Constraints() {}

  public static boolean isViolated(String constraint, Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .anyMatch(cause -> constraint.equals(nameIn(cause)));
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
