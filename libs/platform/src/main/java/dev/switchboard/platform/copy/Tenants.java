package dev.switchboard.platform.copy;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.tenant.TenantChanged;
import dev.switchboard.platform.security.TenantDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The tenants as this process knows them. Never waits; may be called on the event loop. */
@ApplicationScoped
public class Tenants implements TenantDirectory {
  private final Copies copies;
  private final Map<String, TenantId> bySlug = new ConcurrentHashMap<>();

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

  /** The tenant that has this slug; slugs are never changed or given twice. */
  public Optional<TenantChanged> bySlug(String slug) {
    TenantId known = bySlug.get(slug);
    if (known != null) {
      return snapshot(known);
    }
    return copies
        .tenants()
        .findAny(tenant -> tenant.slug().equals(slug))
        .map(Copied::event)
        .map(this::remembered);
  }

  private TenantChanged remembered(TenantChanged tenant) {
    bySlug.put(tenant.slug(), new TenantId(tenant.tenantId()));
    return tenant;
  }
}
