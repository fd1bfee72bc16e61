package dev.switchboard.platform.security;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.tenant.TenantStatus;
import java.util.Objects;
import java.util.Optional;

/** Where a service looks up tenants: its own copy, in memory. Called on the event loop. */
public interface TenantDirectory {
  /** Empty for a tenant that does not exist, or is not known here yet: it is refused. */
  Optional<Standing> find(TenantId tenant);

  /**
   * Whether a tenant may act (features.md T1).
   *
   * @param lockedDown its customers are to be kept out, its people not
   */
  record Standing(TenantStatus status, boolean lockedDown) {
    public Standing {
      Objects.requireNonNull(status, "status");
    }
  }
}
