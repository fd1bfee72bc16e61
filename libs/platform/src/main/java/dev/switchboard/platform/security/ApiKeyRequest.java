package dev.switchboard.platform.security;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import java.util.Objects;

/** An API key that was shown, to be checked. */
final class ApiKeyRequest extends BaseAuthenticationRequest {
  private final String shown;

  ApiKeyRequest(String shown) {
    this.shown = Objects.requireNonNull(shown, "shown");
  }

  String shown() {
    return shown;
  }
}
