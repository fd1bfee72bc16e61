package dev.switchboard.integration;

import dev.switchboard.platform.problem.ErrorCode;

/** The ways integration-service refuses; what all services share is in {@code PlatformError}. */
public enum IntegrationError implements ErrorCode {
  CALENDAR_LINK_NOT_FOUND(404, "Nothing is known of this appointment"),
  ADDRESS_NOT_ALLOWED(422, "The address may not be called"),
  PRIVATE_KEY_UNREADABLE(422, "The private key cannot be read");

  private final int status;
  private final String title;

  IntegrationError(int status, String title) {
    this.status = status;
    this.title = title;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }
}
