package dev.switchboard.conversation.testing;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.tenant.TenantStatus;
import dev.switchboard.platform.security.TenantDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Every tenant is active until a test says otherwise. */
@Alternative
@ApplicationScoped
public class EveryTenantActs implements TenantDirectory {
  private static final Optional<Standing> ACTIVE =
      Optional.of(new Standing(TenantStatus.ACTIVE, false));
  private final Map<TenantId, Optional<Standing>> others = new ConcurrentHashMap<>();

  public void suspend(TenantId tenant) {
    is(tenant, new Standing(TenantStatus.SUSPENDED, false));
  }

  public void is(TenantId tenant, Standing standing) {
    others.put(tenant, Optional.of(standing));
  }

  public void isUnknown(TenantId tenant) {
    others.put(tenant, Optional.empty());
  }

  @Override
  public Optional<Standing> find(TenantId tenant) {
    return others.getOrDefault(tenant, ACTIVE);
  }
}
