package dev.switchboard.conversation.assistant;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.tenant.TenantChanged;
import dev.switchboard.conversation.language.Language;
import dev.switchboard.platform.copy.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Optional;

/** Businesses as tenant-service tells them; one of another language is answered in Spanish. */
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
        known.name(),
        Language.of(known.language()).orElse(Language.ES),
        known.vertical(),
        ZoneId.of(known.timeZone()),
        known.country(),
        known.currency());
  }
}
