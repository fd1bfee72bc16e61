package dev.switchboard.billing.testing;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.tenant.TenantStatus;
import dev.switchboard.platform.security.TenantDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Optional;

/** Every tenant may act. */
@Alternative
@ApplicationScoped
public class EveryTenantActs implements TenantDirectory {
  @Override
  public Optional<Standing> find(TenantId tenant) {
    return Optional.of(new Standing(TenantStatus.ACTIVE, false));
  }
}
