package dev.switchboard.integration.ispcube;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a customer's connection is.
 *
 * @param result FOUND, NOT_FOUND, NOT_CONNECTED or UNAVAILABLE
 * @param status UNKNOWN unless FOUND
 * @param node the installation's id of the node his first line hangs on
 */
public record LineAnswer(LookupResult result, LineStatus status, @Nullable String node) {
  public LineAnswer {
    Objects.requireNonNull(result, "result");
    Objects.requireNonNull(status, "status");
  }

  static LineAnswer without(LookupResult result) {
    return new LineAnswer(result, LineStatus.UNKNOWN, null);
  }
}
