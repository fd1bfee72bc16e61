package dev.switchboard.integration.connection;

import dev.switchboard.platform.secret.SecretPurpose;

/** What can be connected; a tenant has one of each. */
public enum ConnectionKind {
  ISPCUBE("ispcube"),
  GOOGLE_CALENDAR("google-calendar");

  private final SecretPurpose credentials;
  private final SecretPurpose token;

  ConnectionKind(String purpose) {
    this.credentials = new SecretPurpose(purpose + ".credentials");
    this.token = new SecretPurpose(purpose + ".token");
  }

  /** What the tenant gave us. */
  SecretPurpose credentials() {
    return credentials;
  }

  /** What the provider gave us for it. */
  SecretPurpose token() {
    return token;
  }
}
