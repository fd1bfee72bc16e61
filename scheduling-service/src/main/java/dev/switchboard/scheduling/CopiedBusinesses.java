package dev.switchboard.scheduling;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.tenant.TenantChanged;
import dev.switchboard.platform.copy.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Optional;

/** Businesses as the copy of the tenants knows them. */
@ApplicationScoped
class CopiedBusinesses implements BusinessFacts {
  private final Tenants tenants;

  CopiedBusinesses(Tenants tenants) {
    this.tenants = tenants;
  }

  @Override
  public Optional<Business> of(TenantId tenant) {
    return tenants.snapshot(tenant).map(CopiedBusinesses::business);
  }

  private static Business business(TenantChanged known) {
    return new Business(
        known.vertical(),
        ZoneId.of(known.timeZone()),
        known.country(),
        known.language(),
        known.currency());
  }
}
