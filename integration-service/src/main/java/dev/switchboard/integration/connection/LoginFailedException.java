package dev.switchboard.integration.connection;

import java.util.Objects;

/** No access token can be had; the message is the reason, for whoever runs the integration. */
public final class LoginFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Health health;

  /**
   * @param health DEGRADED when it may pass by itself, BROKEN when the credentials are refused
   */
  public LoginFailedException(Health health, String reason) {
    super(Objects.requireNonNull(reason, "reason"));
    this.health = Objects.requireNonNull(health, "health");
  }

  public Health health() {
    return health;
  }

  public String reason() {
    return Objects.requireNonNull(getMessage());
  }
}
