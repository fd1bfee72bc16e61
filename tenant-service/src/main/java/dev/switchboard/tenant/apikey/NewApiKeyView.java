package dev.switchboard.tenant.apikey;

import dev.switchboard.platform.security.ApiKeyText;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A new API key.
 *
 * @param key the whole key: shown this once, and kept nowhere
 */
public record NewApiKeyView(
    UUID apiKeyId, String key, Set<String> scopes, @Nullable Instant expiresAt) {
  static NewApiKeyView of(IssuedKey issued, ApiKeyText key) {
    return new NewApiKeyView(
        issued.id(), key.reveal(), new TreeSet<>(issued.scopes()), issued.expiresAt());
  }

  @Override
  public String toString() {
    return "NewApiKeyView[" + apiKeyId + "]";
  }
}
