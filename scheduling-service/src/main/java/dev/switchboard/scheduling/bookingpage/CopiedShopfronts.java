package dev.switchboard.scheduling.bookingpage;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.tenant.TenantChanged;
import dev.switchboard.contracts.tenant.TenantStatus;
import dev.switchboard.platform.copy.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Optional;

/** Businesses as the copy of the tenants knows them. */
@ApplicationScoped
class CopiedShopfronts implements Shopfronts {
  private final Tenants tenants;

  CopiedShopfronts(Tenants tenants) {
    this.tenants = tenants;
  }

  @Override
  public Optional<Shopfront> bySlug(String slug) {
    return tenants.bySlug(slug).map(CopiedShopfronts::shopfront);
  }

  @Override
  public Optional<Shopfront> of(TenantId tenant) {
    return tenants.snapshot(tenant).map(CopiedShopfronts::shopfront);
  }

  private static Shopfront shopfront(TenantChanged known) {
    return new Shopfront(
        new TenantId(known.tenantId()),
        known.slug(),
        known.name(),
        known.language(),
        known.country(),
        ZoneId.of(known.timeZone()),
        standing(known));
  }

  private static Shopfront.Standing standing(TenantChanged known) {
    if (known.status() == TenantStatus.SUSPENDED) {
      return Shopfront.Standing.SUSPENDED;
    }
    return known.lockedDown() ? Shopfront.Standing.LOCKED_DOWN : Shopfront.Standing.OPEN;
  }
}
