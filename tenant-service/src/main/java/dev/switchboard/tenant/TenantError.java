package dev.switchboard.tenant;

import dev.switchboard.platform.problem.ErrorCode;

/** The ways tenant-service refuses; what all services share is in {@code PlatformError}. */
public enum TenantError implements ErrorCode {
  INVALID_CREDENTIALS(401, "Nobody is known by this name and secret"),
  SLUG_TAKEN(409, "Another tenant has this slug"),
  EMAIL_TAKEN(409, "There is an account with this e-mail address"),
  ALREADY_MEMBER(409, "The person already works for this tenant"),
  ILLEGAL_TRANSITION(409, "That cannot be done in this state"),
  TENANT_CHOICE_REQUIRED(409, "The person works for several tenants"),
  IF_MATCH_REQUIRED(428, "Say in If-Match which version is to be changed");

  private final int status;
  private final String title;

  TenantError(int status, String title) {
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
