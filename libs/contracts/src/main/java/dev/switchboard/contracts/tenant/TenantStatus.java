package dev.switchboard.contracts.tenant;

/** Whether a tenant may act at all (features.md T1). */
public enum TenantStatus {
  ACTIVE,
  SUSPENDED
}
