package dev.switchboard.integration.testing;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.tenant.TenantStatus;
import dev.switchboard.platform.security.TenantDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Every tenant is active until a test suspends him. */
@Alternative
@ApplicationScoped
public class EveryTenantActs implements TenantDirectory {
  private static final Standing ACTIVE = new Standing(TenantStatus.ACTIVE, false);
  private final Map<TenantId, Standing> others = new ConcurrentHashMap<>();

  public void suspend(TenantId tenant) {
    others.put(tenant, new Standing(TenantStatus.SUSPENDED, false));
  }

  @Override
  public Optional<Standing> find(TenantId tenant) {
    return Optional.of(others.getOrDefault(tenant, ACTIVE));
  }
}
