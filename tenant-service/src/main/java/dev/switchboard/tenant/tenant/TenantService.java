package dev.switchboard.tenant.tenant;

import dev.switchboard.contracts.TenantId;
import dev.switchboard.contracts.tenant.TenantChanged;
import dev.switchboard.platform.event.Outbox;
import dev.switchboard.platform.paging.Page;
import dev.switchboard.platform.paging.PageRequest;
import dev.switchboard.platform.security.Actor;
import dev.switchboard.platform.tenancy.TenantTransaction;
import dev.switchboard.platform.tenancy.TenantTransactions;
import dev.switchboard.tenant.TenantConfig;
import dev.switchboard.tenant.apikey.ApiKeyService;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** What can be done with tenants. */
@ApplicationScoped
class TenantService {
  private final TenantRepository tenants;
  private final ApiKeyService apiKeys;
  private final Outbox outbox;
  private final TenantTransactions transactions;
  private final TenantConfig config;

  TenantService(
      TenantRepository tenants,
      ApiKeyService apiKeys,
      Outbox outbox,
      TenantTransactions transactions,
      TenantConfig config) {
    this.tenants = tenants;
    this.apiKeys = apiKeys;
    this.outbox = outbox;
    this.transactions = transactions;
    this.config = config;
  }

  /** The transaction is that of the tenant it makes: the request came without one. */
  Uni<CreatedTenantView> create(NewTenant request, Actor actor) {
    Tenant tenant =
        new Tenant(request.slug(), TenantFields.profileOf(request, config.defaultPlan()));
    return transactions.inTenant(tenant.id(), () -> store(tenant, actor));
  }

  @TenantTransaction
  Uni<TenantView> read(TenantId id) {
    return tenants.require(id).map(TenantView::from);
  }

  /** Over all tenants, hence in none. */
  Uni<Page<TenantView>> list(PageRequest request) {
    return Panache.withSession(() -> tenants.page(request)).map(page -> page.map(TenantView::from));
  }

  @TenantTransaction
  Uni<TenantView> change(TenantId id, ExpectedVersion expected, TenantChange change) {
    return changed(
        id,
        tenant -> {
          expected.require(tenant.version());
          return tenant.change(TenantFields.changed(tenant.profile(), change));
        });
  }

  @TenantTransaction
  Uni<TenantView> suspend(TenantId id, String reason) {
    return changed(id, tenant -> tenant.suspend(reason));
  }

  @TenantTransaction
  Uni<TenantView> reactivate(TenantId id) {
    return changed(id, Tenant::reactivate);
  }

  private Uni<TenantView> changed(TenantId id, Function<Tenant, TenantChanged> transition) {
    return tenants
        .requireLocked(id)
        .call(tenant -> outbox.append(transition.apply(tenant)))
        .call(tenants::reread)
        .map(TenantView::from);
  }

  private Uni<CreatedTenantView> store(Tenant tenant, Actor actor) {
    return tenants
        .add(tenant)
        .call(added -> outbox.append(added.snapshot()))
        .call(tenants::reread)
        .chain(
            added ->
                apiKeys
                    .issueFirst(added.id(), actor)
                    .map(key -> new CreatedTenantView(TenantView.from(added), key)));
  }
}
