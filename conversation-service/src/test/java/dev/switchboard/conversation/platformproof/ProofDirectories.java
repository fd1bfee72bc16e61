package dev.switchboard.conversation.platformproof;

import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.tenant.TenantStatus;
import dev.switchboard.conversation.testing.EveryTenantActs;
import dev.switchboard.platform.security.ApiKey;
import dev.switchboard.platform.security.ApiKeyDirectory;
import dev.switchboard.platform.security.ApiKeyText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tenants and keys as a test tells them. */
@Alternative
@ApplicationScoped
public class ProofDirectories extends EveryTenantActs implements ApiKeyDirectory {
  private final Map<String, ApiKey> keys = new ConcurrentHashMap<>();

  TenantId activeTenant() {
    return tenant(TenantStatus.ACTIVE, false);
  }

  TenantId tenant(TenantStatus status, boolean lockedDown) {
    TenantId tenant = new TenantId(Ids.next());
    is(tenant, new Standing(status, lockedDown));
    return tenant;
  }

  TenantId unknownTenant() {
    TenantId tenant = new TenantId(Ids.next());
    isUnknown(tenant);
    return tenant;
  }

  ApiKeyText keyOf(TenantId tenant, String... scopes) {
    return key(tenant, false, null, scopes);
  }

  ApiKeyText key(TenantId tenant, boolean revoked, Instant expiresAt, String... scopes) {
    ApiKeyText text = ApiKeyText.generate();
    keys.put(
        text.prefix(),
        new ApiKey(Ids.next(), tenant, text.sha256(), Set.of(scopes), revoked, expiresAt));
    return text;
  }

  @Override
  public Optional<ApiKey> findByPrefix(String prefix) {
    return Optional.ofNullable(keys.get(prefix));
  }
}
