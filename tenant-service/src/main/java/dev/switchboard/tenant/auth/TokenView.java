package dev.switchboard.tenant.auth;

import java.util.Objects;

/**
 * An access token.
 *
 * @param accessToken a JWT, for {@code Authorization: Bearer}
 * @param expiresIn seconds from now
 */
record TokenView(String accessToken, long expiresIn) {
  TokenView {
    Objects.requireNonNull(accessToken, "accessToken");
  }

  @Override
  public String toString() {
    return "TokenView[hidden, " + expiresIn + " s]";
  }
}
