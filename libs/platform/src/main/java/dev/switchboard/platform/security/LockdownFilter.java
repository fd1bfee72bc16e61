package dev.switchboard.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Gives {@link CustomerFacing} its meaning. */
@ApplicationScoped
class LockdownFilter {
  private final TenantGate gate;

  LockdownFilter(TenantGate gate) {
    this.gate = gate;
  }

  @CustomerFacing
  @ServerRequestFilter(priority = TenantFilter.PRIORITY + 1, nonBlocking = true)
  public void requireOpenToCustomers() {
    gate.requireOpenToCustomers();
  }
}
