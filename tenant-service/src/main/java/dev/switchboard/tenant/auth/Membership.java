package dev.switchboard.tenant.auth;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.tenant.TenantStatus;
import java.util.Objects;

/** That a person works for a tenant, as what. */
record Membership(TenantId tenant, String tenantName, TenantStatus status, String role) {
  Membership {
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(tenantName, "tenantName");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(role, "role");
  }
}
