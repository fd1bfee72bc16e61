package dev.switchboard.platform.security;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.platform.problem.ApplicationException;
import dev.switchboard.platform.problem.PlatformError;
import dev.switchboard.platform.tenancy.CurrentTenant;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tenant of an authenticated request and enters it.
 *
 * <p>People and API keys have the one of their credentials; another tenant's id in the path is for
 * them an address where nothing is. A service names one in {@code X-Tenant-Id}. A platform admin
 * has the one in the path, {@code {tenantId}}, if any, and is let into suspended ones too: somebody
 * must be able to reactivate them.
 */
@ApplicationScoped
class TenantFilter {
  static final int PRIORITY = Priorities.AUTHORIZATION + 100;
  static final String TENANT_HEADER = "X-Tenant-Id";
  static final String TENANT_IN_PATH = "tenantId";

  private final SecurityIdentity identity;
  private final TenantGate gate;
  private final CurrentTenant currentTenant;

  TenantFilter(SecurityIdentity identity, TenantGate gate, CurrentTenant currentTenant) {
    this.identity = identity;
    this.gate = gate;
    this.currentTenant = currentTenant;
  }

  @ServerRequestFilter(priority = PRIORITY, nonBlocking = true)
  public void enterTenant(ContainerRequestContext request) {
    Caller.of(identity).ifPresent(caller -> enterTenant(caller, request));
  }

  private void enterTenant(Caller caller, ContainerRequestContext request) {
    Optional<TenantId> inPath = inPath(request);
    Optional<TenantId> inHeader = inHeader(request);
    if (caller.tenant() != null) {
      requireSame(caller.tenant(), inPath, PlatformError.NOT_FOUND);
      requireSame(caller.tenant(), inHeader, PlatformError.FORBIDDEN);
      gate.enter(caller.tenant());
    } else if (caller.actor() instanceof Actor.Service) {
      inHeader.ifPresent(named -> requireSame(named, inPath, PlatformError.NOT_FOUND));
      inHeader.or(() -> inPath).ifPresent(gate::enter);
    } else {
      inPath.ifPresent(currentTenant::set);
    }
  }

  private static void requireSame(
      TenantId tenant, Optional<TenantId> named, PlatformError otherwise) {
    if (!named.orElse(tenant).equals(tenant)) {
      throw new ApplicationException(otherwise, otherwise.title() + ".");
    }
  }

  private static Optional<TenantId> inPath(ContainerRequestContext request) {
    return parse(
        request.getUriInfo().getPathParameters().getFirst(TENANT_IN_PATH), PlatformError.NOT_FOUND);
  }

  private static Optional<TenantId> inHeader(ContainerRequestContext request) {
    return parse(request.getHeaderString(TENANT_HEADER), PlatformError.INVALID_REQUEST);
  }

  private static Optional<TenantId> parse(@Nullable String text, PlatformError unreadable) {
    try {
      return Optional.ofNullable(text).map(TenantId::parse);
    } catch (IllegalArgumentException e) {
      throw new ApplicationException(unreadable, "That is no tenant's id.");
    }
  }
}
