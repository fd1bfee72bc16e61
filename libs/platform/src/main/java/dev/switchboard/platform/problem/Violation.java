package dev.switchboard.platform.problem;

import java.util.Objects;

/**
 * One field that is wrong, and why.
 *
 * @param field where, as the caller wrote it: a JSON path ({@code lines[2].quantity}), the name of
 *     a query parameter or of a header; empty when the request as a whole is meant
 * @param message for people, not parsed
 */
public record Violation(String field, String message) {
  public Violation {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(message, "message");
  }
}
