package dev.switchboard.platform.security;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.tenant.TenantStatus;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.PlatformError;
import dev.switchboard.platform.tenancy.CurrentTenant;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Lets a request into its tenant, or refuses it (features.md T1, T2). The filters of this package
 * do it for tokens and API keys; who authenticates by other means asks here.
 */
@ApplicationScoped
public class TenantGate {
  private final TenantDirectory directory;
  private final CurrentTenant currentTenant;

  TenantGate(TenantDirectory directory, CurrentTenant currentTenant) {
    this.directory = directory;
    this.currentTenant = currentTenant;
  }

  /**
   * Makes the tenant the current one.
   *
   * @throws UnauthorizedException (401) for a tenant nobody knows
   * @throws ApplicationException TENANT_SUSPENDED
   */
  public void enter(TenantId tenant) {
    TenantDirectory.Standing standing =
        directory.find(tenant).orElseThrow(UnauthorizedException::new);
    if (standing.status() == TenantStatus.SUSPENDED) {
      throw new ApplicationException(
          PlatformError.TENANT_SUSPENDED, "Nothing works for this tenant until it is reactivated.");
    }
    currentTenant.set(tenant);
  }

  /**
   * For what a tenant's own customers use, once the tenant is known.
   *
   * @throws ApplicationException TENANT_LOCKED
   */
  public void requireOpenToCustomers() {
    boolean lockedDown =
        currentTenant
            .get()
            .flatMap(directory::find)
            .filter(TenantDirectory.Standing::lockedDown)
            .isPresent();
    if (lockedDown) {
      throw new ApplicationException(
          PlatformError.TENANT_LOCKED, "This tenant does not take customers right now.");
    }
  }
}
