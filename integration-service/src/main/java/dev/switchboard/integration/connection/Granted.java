package dev.switchboard.integration.connection;

import java.time.Instant;
import java.util.Objects;

/**
 * An access token, open.
 *
 * @param expiresAt machine time; it is renewed a minute before
 */
public record Granted(String token, Instant expiresAt) {
  public Granted {
    Objects.requireNonNull(token, "token");
    Objects.requireNonNull(expiresAt, "expiresAt");
  }

  @Override
  public String toString() {
    return "Granted[hidden, until " + expiresAt + "]";
  }
}
