package dev.switchboard.platform.copy;

import dev.switchboard.contracts.tenant.ApiKeyChanged;
import dev.switchboard.platform.security.ApiKey;
import dev.switchboard.platform.security.ApiKeyDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The API keys as this process knows them (features.md T4). */
@ApplicationScoped
class KnownApiKeys implements ApiKeyDirectory {
  private final Copies copies;

  KnownApiKeys(Copies copies) {
    this.copies = copies;
  }

  @Override
  public Optional<ApiKey> findByPrefix(String prefix) {
    return copies.apiKeys().find(prefix).map(KnownApiKeys::key);
  }

  private static ApiKey key(Copied<ApiKeyChanged> copied) {
    ApiKeyChanged key = copied.event();
    return new ApiKey(
        key.apiKeyId(),
        copied.tenantId(),
        key.sha256(),
        key.scopes(),
        key.revoked(),
        key.expiresAt());
  }
}
