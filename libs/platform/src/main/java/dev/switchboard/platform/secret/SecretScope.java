package dev.switchboard.platform.secret;

import dev.switchboard.contracts.TenantId;
import java.util.Objects;

/** Whose secret it is. A token sealed for one scope opens for no other. */
public sealed interface SecretScope {
  /** The operator's own secrets, which belong to no tenant: a provider app's secret. */
  SecretScope PLATFORM = new Platform();

  static SecretScope of(TenantId tenantId) {
    return new OfTenant(tenantId);
  }

  /** What the token carries as {@code t}: the tenant's id, or {@code platform}. */
  String label();

  /** The secrets of one tenant: a channel's access token, a calendar's key. */
  record OfTenant(TenantId tenantId) implements SecretScope {
    public OfTenant {
      Objects.requireNonNull(tenantId, "tenantId");
    }

    @Override
    public String label() {
      return tenantId.toString();
    }
  }

  /** See {@link #PLATFORM}. Its label is no UUID, so no tenant can have it. */
  record Platform() implements SecretScope {
    @Override
    public String label() {
      return "platform";
    }
  }
}
