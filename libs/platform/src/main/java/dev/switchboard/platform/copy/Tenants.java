package dev.switchboard.platform.copy;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.tenant.TenantChanged;
import dev.switchboard.platform.security.TenantDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The tenants as this process knows them. Never waits; may be called on the event loop. */
@ApplicationScoped
public class Tenants implements TenantDirectory {
  private final Copies copies;

  Tenants(Copies copies) {
    this.copies = copies;
  }

  @Override
  public Optional<Standing> find(TenantId tenant) {
    return snapshot(tenant).map(known -> new Standing(known.status(), known.lockedDown()));
  }

  /** All that is known of a tenant: its time zone, language, currency, owner. */
  public Optional<TenantChanged> snapshot(TenantId tenant) {
    return copies.tenants().find(tenant).map(Copied::event);
  }
}
